using SQLitePCL;

namespace Reweave.Server.Storage;

/// <summary>
/// SQLite could not do what it was asked, for a reason outside the request. Nothing of the transaction was kept. Translated to 503
/// in one place; the message holds result codes only, never data.
/// </summary>
internal sealed class StorageFailure(int resultCode, int extendedCode)
    : IOException($"SQLite answered {resultCode} (extended {extendedCode}).")
{
    public int ResultCode { get; } = resultCode;

    public string Code =>
        ResultCode == raw.SQLITE_FULL ? RefusalCodes.StorageFull : RefusalCodes.Busy;
}
