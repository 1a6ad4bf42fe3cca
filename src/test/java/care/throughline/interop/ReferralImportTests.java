package care.throughline.interop;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.InvariantCheck;
import care.throughline.interop.ImportOutcome.AlreadyReferred;
import care.throughline.interop.ImportOutcome.Referred;
import care.throughline.interop.fhir.Refusal;
import care.throughline.person.Duplicate;
import care.throughline.person.Duplicates;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class ReferralImportTests extends ClinicTest {

  private static final Actor CLIENT = new Actor("hl7");

  @Autowired private ReferralImport referrals;
  @Autowired private ImportCommand command;
  @Autowired private Duplicates duplicates;

  @Test
  void aBundleBecomesAReferral() throws IOException {
    Referred referred = referred(Bundles.referral());

    assertThat(persons.get(referred.person()).name()).isEqualTo("María José Moreno-Díaz");
    Episode episode = episodes.get(referred.episode());
    assertThat(episode.entryKind()).isEqualTo("referral");
    assertThat(episode.minor()).isFalse();
    assertThat(referred.conditionCoded()).isTrue();
    journey.settle();
    assertThat(journey.open(referred.episode())).isNotEmpty();
    assertInvariantsHold();
  }

  @Test
  void theSameBundleTwiceIsOneReferral() throws IOException {
    Referred first = referred(Bundles.referral());

    assertThat(take(Bundles.referral()))
        .isEqualTo(new AlreadyReferred(first.episode(), first.person(), true));
    assertThat(count("episode")).isEqualTo(1);
    assertThat(count("person")).isEqualTo(1);
  }

  @Test
  void theSameBundleTwiceAtOnceIsOneReferral() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<ImportOutcome> send = () -> take(Bundles.syntheticRecord());
      for (Future<ImportOutcome> outcome : threads.invokeAll(List.of(send, send, send, send))) {
        assertThat(outcome.get()).isNotInstanceOf(ImportOutcome.Refused.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(count("episode")).isEqualTo(1);
    assertThat(count("person")).isEqualTo(1);
  }

  @Test
  void anotherBundleAboutSomeoneInCareIsNoSecondReferral() throws IOException {
    Referred first = referred(Bundles.referral());
    Bundles other = Bundles.referral().with("2024-03-01", "2024-03-02");

    assertThat(take(other)).isEqualTo(new AlreadyReferred(first.episode(), first.person(), true));
    assertThat(take(other)).isInstanceOf(AlreadyReferred.class);
    assertThat(history(first.episode(), "Referred again by Dr. Ada Oduya")).isEqualTo(1);
  }

  @Test
  void someoneWhoWasHereBeforeGetsANewEpisode() throws IOException {
    Referred first = referred(Bundles.referral());
    course.closeReferral(first.episode());

    Referred second = referred(Bundles.referral().with("2024-03-01", "2024-03-02"));
    assertThat(second.person()).isEqualTo(first.person());
    assertThat(second.episode()).isNotEqualTo(first.episode());
  }

  @Test
  void deceasedPersonIsNotStored() throws IOException {
    ImportOutcome outcome =
        take(Bundles.referral().with("\"gender\"", "\"deceasedBoolean\": true, \"gender\""));
    assertThat(outcome).isEqualTo(new ImportOutcome.Refused(Refusal.DECEASED));
    assertThat(count("person")).isZero();
  }

  @Test
  void someoneWhoDiedAccordingToOurRecordIsRefused() throws IOException {
    Referred first = referred(Bundles.referral());
    course.closeReferral(first.episode());
    persons.recordDeath(first.person(), LocalDate.of(2027, 1, 1));

    assertThat(take(Bundles.referral().with("2024-03-01", "2024-03-02")))
        .isEqualTo(new ImportOutcome.Refused(Refusal.DECEASED));
  }

  @Test
  void aMinorIsKnownAsOne() throws IOException {
    assertThat(
            episodes
                .get(referred(Bundles.referral().with("1992-05-02", "2011-05-02")).episode())
                .minor())
        .isTrue();
  }

  @Test
  void someoneFromResidentialCareStepsDown() throws IOException {
    Referred referred =
        referred(
            Bundles.syntheticRecord()
                .with("2009-01-03T10:00:00+00:00", "2027-01-03T10:00:00+00:00"));
    assertThat(episodes.get(referred.episode()).entryKind()).isEqualTo("stepDown");
  }

  @Test
  void someoneWithoutConditionIsReferredAllTheSame() throws IOException {
    assertThat(referred(Bundles.syntheticRecord().with("55680006", "38341003")).conditionCoded())
        .isFalse();
  }

  @Test
  void aSharedNumberDoesNotMakeStrangersOne() throws IOException {
    Referred first = referred(Bundles.referral());
    Referred second =
        referred(
            Bundles.syntheticRecord()
                .with("https://github.com/synthetichealth/synthea", "https://hospital.example/mrn")
                .with(
                    "\"value\": \"22222222-0000-4000-8000-000000000001\"",
                    "\"value\": \"H-1001\""));

    assertThat(second.person()).isNotEqualTo(first.person());
    assertThat(duplicates.open())
        .extracting(Duplicate::reasons)
        .containsExactly(List.of("identifier"));
  }

  @Test
  void someoneAlikeIsTakenInAndAHumanIsAsked() throws IOException {
    Referred first = referred(Bundles.referral());
    Referred second = alike();

    assertThat(second.person()).isNotEqualTo(first.person());
    assertThat(second.mayBeKnown()).isTrue();
    assertThat(duplicates.open()).hasSize(1);
    journey.settle();
    assertThat(journey.open(second.episode(), "UserTask_DecideDuplicate")).isPresent();
    assertThat(journey.open(first.episode(), "UserTask_DecideDuplicate")).isEmpty();
    assertInvariantsHold();
  }

  @Test
  void theSamePersonKeepsOneEpisode() throws IOException {
    Referred first = referred(Bundles.referral());
    Referred second = alike();
    decide(second, true);

    assertThat(episodes.get(second.episode()).open()).isFalse();
    assertThat(episodes.get(second.episode()).referralState()).isEqualTo("duplicate");
    assertThat(journey.open(second.episode())).isEmpty();
    assertThat(episodes.get(first.episode()).open()).isTrue();
    assertThat(duplicates.standing(second.person())).isEqualTo(first.person());
    assertThat(duplicates.open()).isEmpty();
    assertThat(take(aliked()))
        .isEqualTo(new AlreadyReferred(first.episode(), first.person(), true));
    assertInvariantsHold();
  }

  @Test
  void theSamePersonWithoutOpenEpisodeKeepsTheNewOne() throws IOException {
    Referred first = referred(Bundles.referral());
    journey.settle();
    endEverything(first.episode());
    Referred second = alike();
    decide(second, true);

    assertThat(episodes.get(second.episode()).open()).isTrue();
    assertThat(duplicates.standing(first.person())).isEqualTo(second.person());
    assertThat(journey.open(second.episode())).isNotEmpty();
  }

  @Test
  void twoPeopleStayTwo() throws IOException {
    referred(Bundles.referral());
    Referred second = alike();
    decide(second, false);

    assertThat(episodes.get(second.episode()).open()).isTrue();
    assertThat(duplicates.open()).isEmpty();
    assertThat(duplicates.standing(second.person())).isEqualTo(second.person());
    assertInvariantsHold();
  }

  @Test
  void aWrongMergeIsUndone() throws IOException {
    referred(Bundles.referral());
    Referred second = alike();
    Duplicate duplicate = duplicates.of(second.person()).get(0);
    decide(second, true);

    duplicates.undo(duplicate.id(), CLIENT);
    duplicates.undo(duplicate.id(), CLIENT);

    assertThat(duplicates.standing(second.person())).isEqualTo(second.person());
    List<Episode> again = episodes.of(second.person()).stream().filter(Episode::open).toList();
    assertThat(again).hasSize(1);
    assertThat(again.get(0).referredAt()).isEqualTo(episodes.get(second.episode()).referredAt());
    journey.settle();
    assertInvariantsHold();
  }

  @Test
  void theCommandTellsOneLineForEachFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a-referral.json"), Bundles.referral().json());
    Files.writeString(folder.resolve("b-again.json"), Bundles.referral().json());
    Files.writeString(folder.resolve("c-broken.json"), "{");
    Files.writeString(folder.resolve("d-record.json"), Bundles.syntheticRecord().json());
    Files.writeString(folder.resolve("MANIFEST.json"), "[]");
    Files.writeString(folder.resolve("notes.txt"), "not looked at");

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = command.run(List.of(folder), new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("MANIFEST.json: skipped: not a FHIR resource"),
            line -> assertThat(line).contains("a-referral.json: referred, episode "),
            line -> assertThat(line).contains("b-again.json: already referred, episode "),
            line -> assertThat(line).contains("c-broken.json: refused: "),
            line -> assertThat(line).contains("d-record.json: referred, episode "));
    assertThat(count("episode")).isEqualTo(2);
  }

  @Test
  void theCommandTellsWhatIsMissing(@TempDir Path folder) throws IOException {
    Path bundle = Files.writeString(folder.resolve("one.json"), Bundles.referral().json());
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    assertThat(command.run(List.of(folder.resolve("none.json"), bundle), quiet)).isEqualTo(2);
    assertThat(count("episode")).isEqualTo(1);
    assertThat(command.run(List.of(bundle), quiet)).isZero();
    assertThat(command.run(List.of(), quiet)).isEqualTo(2);
  }

  private ImportOutcome take(Bundles bundle) throws IOException {
    return referrals.take(bundle.stream(), CLIENT);
  }

  private Referred referred(Bundles bundle) throws IOException {
    return (Referred) take(bundle);
  }

  /** The person of {@link Bundles#referral} as another sender knows them. */
  private Referred alike() throws IOException {
    return referred(aliked());
  }

  private static Bundles aliked() {
    return Bundles.referral()
        .with("H-1001", "E-77")
        .with("María", "Maria")
        .with("Moreno-Díaz", "Moreno Diaz");
  }

  private void decide(Referred referred, boolean same) {
    journey.settle();
    journey.complete(
        referred.episode(),
        "UserTask_DecideDuplicate",
        Map.of("comparedBy", List.of("contact"), "samePerson", same ? "yes" : "no"));
    journey.settle();
  }

  private void endEverything(EpisodeId episode) {
    journey.complete(episode, "UserTask_ContactPerson", Map.of("contactOutcome", "declined"));
    journey.settle();
    assertThat(episodes.get(episode).open()).isFalse();
  }

  private long history(EpisodeId episode, String words) {
    return jdbc.sql("select count(*) from history_entry where episode = ? and words = ?")
        .params(episode.value(), words)
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private void assertInvariantsHold() {
    assertThat(invariants.run()).allMatch(InvariantCheck.Check::holds);
  }
}
