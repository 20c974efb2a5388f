using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reweave.Domain.Accounts;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journal;
using Reweave.Domain.Journey;
using Reweave.Domain.Pairing;
using Reweave.Domain.Parting;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Settings;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;
using Reweave.Domain.Standing;
using Reweave.Domain.Understanding;
using Reweave.Domain.Windows;

namespace Reweave.Domain.Events;

/// <summary>
/// How facts are written for ever: camel case, names for enums, nothing that is null, a required field never missing or null.
/// Unknown fields are skipped; a changed meaning is a new version. No reflection: it must work trimmed in the browser.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip
)]
[JsonSerializable(typeof(JournalWritten))]
[JsonSerializable(typeof(JournalEdited))]
[JsonSerializable(typeof(JournalDeleted))]
[JsonSerializable(typeof(PieceShared))]
[JsonSerializable(typeof(PieceUnshared))]
[JsonSerializable(typeof(CheckInAnswered))]
[JsonSerializable(typeof(CheckInWithdrawn))]
[JsonSerializable(typeof(CheckInItemOpened))]
[JsonSerializable(typeof(CheckInStopped))]
[JsonSerializable(typeof(NeedAnswered))]
[JsonSerializable(typeof(CheckInSetAside))]
[JsonSerializable(typeof(PreparationPartKept))]
[JsonSerializable(typeof(PreparationDiscarded))]
[JsonSerializable(typeof(StatementPartShared))]
[JsonSerializable(typeof(PartReflected))]
[JsonSerializable(typeof(ReflectionMarked))]
[JsonSerializable(typeof(AccountAnswered))]
[JsonSerializable(typeof(StatementTakenBack))]
[JsonSerializable(typeof(SittingPaused))]
[JsonSerializable(typeof(SittingBegun))]
[JsonSerializable(typeof(UnderstandingAnswered))]
[JsonSerializable(typeof(UnderstandingWithdrawn))]
[JsonSerializable(typeof(UnderstandingItemOpened))]
[JsonSerializable(typeof(UnderstandingStopped))]
[JsonSerializable(typeof(UnderstandingSetAside))]
[JsonSerializable(typeof(ChoiceWritten))]
[JsonSerializable(typeof(ChoiceWithdrawn))]
[JsonSerializable(typeof(ContextMarked))]
[JsonSerializable(typeof(ContextUnmarked))]
[JsonSerializable(typeof(ActionPromised))]
[JsonSerializable(typeof(ActionKept))]
[JsonSerializable(typeof(ActionWithdrawn))]
[JsonSerializable(typeof(AgendaAdded))]
[JsonSerializable(typeof(AgendaWithdrawn))]
[JsonSerializable(typeof(AgendaTalkedAbout))]
[JsonSerializable(typeof(RhythmProposed))]
[JsonSerializable(typeof(RhythmAccepted))]
[JsonSerializable(typeof(RhythmWithdrawn))]
[JsonSerializable(typeof(WindowsProposed))]
[JsonSerializable(typeof(WindowsAccepted))]
[JsonSerializable(typeof(WindowsWithdrawn))]
[JsonSerializable(typeof(WindowPaused))]
[JsonSerializable(typeof(QuestionParked))]
[JsonSerializable(typeof(ParkedChanged))]
[JsonSerializable(typeof(ParkedKept))]
[JsonSerializable(typeof(ParkedLetGo))]
[JsonSerializable(typeof(ParkedHandedOver))]
[JsonSerializable(typeof(QuestionAsked))]
[JsonSerializable(typeof(QuestionRephrased))]
[JsonSerializable(typeof(QuestionSorted))]
[JsonSerializable(typeof(QuestionWithdrawn))]
[JsonSerializable(typeof(QuestionAnswered))]
[JsonSerializable(typeof(QuestionSettled))]
[JsonSerializable(typeof(QuestionSetAside))]
[JsonSerializable(typeof(QuestionPieceErased))]
[JsonSerializable(typeof(AgreementProposed))]
[JsonSerializable(typeof(AgreementTalkedAbout))]
[JsonSerializable(typeof(AgreementConsented))]
[JsonSerializable(typeof(AgreementWithdrawn))]
[JsonSerializable(typeof(AgreementRenewed))]
[JsonSerializable(typeof(AgreementRenewalWithdrawn))]
[JsonSerializable(typeof(AgreementNoteKept))]
[JsonSerializable(typeof(AgreementNoteErased))]
[JsonSerializable(typeof(AgreementLearned))]
[JsonSerializable(typeof(PauseBegun))]
[JsonSerializable(typeof(PauseEnded))]
[JsonSerializable(typeof(FadeBegun))]
[JsonSerializable(typeof(FadeEnded))]
[JsonSerializable(typeof(InvitationKept))]
[JsonSerializable(typeof(InvitationEnded))]
[JsonSerializable(typeof(PairingKept))]
[JsonSerializable(typeof(SpacePaired))]
[JsonSerializable(typeof(PartnerVerified))]
[JsonSerializable(typeof(BreachNoted))]
[JsonSerializable(typeof(BreachRemoved))]
[JsonSerializable(typeof(PlanLineMarked))]
[JsonSerializable(typeof(StrandChosen))]
[JsonSerializable(typeof(SettingsChanged))]
[JsonSerializable(typeof(KitKept))]
[JsonSerializable(typeof(DeviceNamed))]
[JsonSerializable(typeof(HeadsKept))]
[JsonSerializable(typeof(CheckInContent))]
[JsonSerializable(typeof(ConditionContent))]
[JsonSerializable(typeof(Snapshot<PrivateSpaceState>))]
[JsonSerializable(typeof(Snapshot<CoupleSpaceState>))]
internal sealed partial class EventJson : JsonSerializerContext;

/// <summary>The context to use: without escaping beyond what JSON needs, or Arabic and Chinese would take six bytes a character.</summary>
internal static class StoredJson
{
    public static readonly EventJson Context = new(
        new JsonSerializerOptions(EventJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );
}
