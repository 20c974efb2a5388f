namespace Reweave.Web.Memories;

/// <summary>A small picture as the address of an image: always as a JPEG, so that other bytes show as a broken image and do nothing.</summary>
internal static class SmallPicture
{
    public static string Of(byte[] bytes) =>
        "data:image/jpeg;base64," + Convert.ToBase64String(bytes);
}
