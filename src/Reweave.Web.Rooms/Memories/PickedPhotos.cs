using Reweave.Client.Memories;

namespace Reweave.Web.Memories;

/// <summary>Photos that were chosen for a piece and are not shared yet: only in this page's memory.</summary>
public sealed class PickedPhotos
{
    private readonly List<PickedPhoto> _all = [];

    public IReadOnlyList<PickedPhoto> All => _all;

    public bool IsBusy => _all.Exists(photo => photo is { Encoded: null, Failed: null });

    public IReadOnlyList<EncodedPhoto> Encoded =>
        [.. _all.Select(photo => photo.Encoded).OfType<EncodedPhoto>()];

    public void Add(PickedPhoto photo) => _all.Add(photo);

    public void Remove(PickedPhoto photo) => _all.Remove(photo);

    public void Clear() => _all.Clear();
}

/// <summary>One file: being made ready, ready, or with the reason why not.</summary>
public sealed class PickedPhoto(int number, string name)
{
    public int Number => number;
    public string Name => name;
    public EncodedPhoto? Encoded { get; set; }
    public string? Failed { get; set; }
}
