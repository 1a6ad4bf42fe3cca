package care.throughline.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.throughline.episode.Referral;
import care.throughline.interop.Bundles;
import care.throughline.person.NewPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralMappingTests {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final Instant NOW = Instant.parse("2027-01-04T15:00:00Z");

  private final BundleReader reader = new BundleReader();
  private final ReferralMapping mapping = new ReferralMapping(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void readsWhoThePersonIs() {
    NewPerson person = read(Bundles.referral()).person();

    assertThat(person.givenName()).isEqualTo("María José");
    assertThat(person.familyName()).isEqualTo("Moreno-Díaz");
    assertThat(person.birthDate()).isEqualTo(LocalDate.of(1992, 5, 2));
    assertThat(person.gender()).isEqualTo("female");
    assertThat(person.language()).isEqualTo("es");
    assertThat(person.phone()).isEqualTo("555-010-0003");
    assertThat(person.email()).isEqualTo("first@example.org");
    assertThat(person.address()).isEqualTo("2 Elm Street, Springfield, MA 01101");
  }

  @Test
  void leavesOutNumbersThatAFamilyShares() {
    assertThat(read(Bundles.referral()).person().identifiers())
        .containsExactly(new NewPerson.Identifier("https://hospital.example/mrn", "H-1001"));
  }

  @Test
  void keepsNamesAsGiven() {
    NewPerson person = read(Bundles.syntheticRecord()).person();
    assertThat(person.givenName() + " " + person.familyName()).isEqualTo("Abe604 Feil794");
    assertThat(person.language()).isEqualTo("en-US");
  }

  @Test
  void takesTheUsualNameWhenThereIsNoOfficialOne() {
    NewPerson person = read(Bundles.referral().with("\"official\"", "\"old\"")).person();
    assertThat(person.givenName()).isEqualTo("Mia");
  }

  @Test
  void readsReferrerAndReasonOfTheRequest() {
    Referral referral = read(Bundles.referral()).referral();

    assertThat(referral.referrer()).isEqualTo("Dr. Ada Oduya");
    assertThat(referral.conditions())
        .containsExactly(
            new Referral.Condition(ICD10, "F11.20", "Opioid dependence", "substanceUse"),
            new Referral.Condition(
                SNOMED, "370143000", "Major depression disorder", "mentalHealth"));
    assertThat(referral.priority()).isEmpty();
    assertThat(referral.stepDown()).isFalse();
  }

  @Test
  void namesNoReferrerWhenThePersonAsksForThemselves() {
    Bundles self =
        Bundles.referral()
            .with(
                "\"requester\": { \"reference\": \"urn:uuid:11111111-0000-4000-8000-000000000002\" }",
                "\"requester\": { \"reference\": \"urn:uuid:11111111-0000-4000-8000-000000000001\" }");
    assertThat(read(self).referral().referrer()).isNull();
  }

  @Test
  void doesNotTakeAnEarlierTreatingPractitionerForTheReferrer() {
    Bundles treated =
        Bundles.syntheticRecord()
            .and("{\"resourceType\": \"Practitioner\", \"name\": [{\"family\": \"Treating\"}]}");
    assertThat(read(treated).referral().referrer()).isNull();
  }

  @Test
  void anOldOverdoseIsOnRecordButNotFresh() {
    assertThat(read(Bundles.syntheticRecord()).referral().priority()).containsExactly("overdose");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01T15:00:01Z, true",
    "2027-01-01T15:00:00Z, false",
    "2027-01-04, true",
    "2027-01-01, true",
    "2026-12-31, false"
  })
  void anOverdoseIsFreshForThreeDays(String onset, boolean fresh) {
    Bundles bundle =
        Bundles.referral().andCondition(ICD10, "T40.1X1A", "\"onsetDateTime\": \"" + onset + "\"");
    assertThat(read(bundle).referral().priority().contains("overdoseLast72h")).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({
    "T40.1X1A, true",
    "T40.2X5A, false",
    "T40.2X6A, false",
    "T40, true",
    "X42, true",
    "T42.4X2A, true"
  })
  void anAdverseEffectIsNoOverdose(String code, boolean overdose) {
    assertThat(
            read(Bundles.referral().andCondition(ICD10, code, ""))
                .referral()
                .priority()
                .contains("overdose"))
        .isEqualTo(overdose);
  }

  @ParameterizedTest
  @CsvSource({"2026-09-01, true", "2025-01-01, false"})
  void aPregnancyDoesNotLastForEver(String onset, boolean pregnant) {
    Bundles bundle =
        Bundles.referral().andCondition(SNOMED, "72892002", "\"onsetDateTime\": \"" + onset + "\"");
    assertThat(read(bundle).referral().priority().contains("pregnant")).isEqualTo(pregnant);
  }

  @Test
  void substanceUseInPregnancyIsBoth() {
    Referral referral = read(Bundles.referral().andCondition(ICD10, "O99.323", "")).referral();
    assertThat(referral.priority()).containsExactly("pregnant");
    assertThat(referral.conditions())
        .anyMatch(c -> c.code().equals("O99.323") && c.kind().equals("substanceUse"));
  }

  @Test
  void readsThatSomeoneInjects() {
    assertThat(read(Bundles.referral().andCondition(SNOMED, "226034001", "")).referral().priority())
        .containsExactly("injects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"entered-in-error", "refuted"})
  void ignoresConditionsThatWereTakenBack(String status) {
    Bundles bundle =
        Bundles.referral()
            .andCondition(
                SNOMED,
                "5602001",
                "\"verificationStatus\": {\"coding\": [{\"code\": \"" + status + "\"}]}");
    assertThat(read(bundle).referral().conditions()).noneMatch(c -> c.code().equals("5602001"));
  }

  @Test
  void marksConditionsThatAreOver() {
    Bundles bundle =
        Bundles.referral()
            .andCondition(
                SNOMED, "7200002", "\"clinicalStatus\": {\"coding\": [{\"code\": \"resolved\"}]}");
    assertThat(read(bundle).referral().conditions())
        .anyMatch(c -> c.display().equals("Alcoholism (resolved)"));
  }

  @Test
  void doesNotGuessConditionsFromWords() {
    Bundles bundle =
        Bundles.syntheticRecord()
            .and("{\"resourceType\": \"Condition\", \"code\": {\"text\": \"Opioid abuse\"}}");
    assertThat(read(bundle).referral().conditions()).hasSize(1);
  }

  @Test
  void aConditionOfAnotherPersonInTheBundleDoesNotCount() {
    Bundles bundle =
        Bundles.referral()
            .with(
                "\"entry\": [",
                "\"entry\": [ { \"fullUrl\": \"urn:uuid:child\", \"resource\": { \"resourceType\": \"Patient\" } },")
            .andCondition(SNOMED, "7200002", "\"subject\": {\"reference\": \"urn:uuid:child\"}");
    assertThat(read(bundle).referral().conditions()).noneMatch(c -> c.code().equals("7200002"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-28T10:00:00Z, true",
    "2026-12-05T16:00:00Z, true",
    "2026-12-05T14:00:00Z, false"
  })
  void aResidentialStayThatJustEndedHandsOver(String end, boolean stepDown) {
    Bundles bundle = Bundles.syntheticRecord().with("2009-01-03T10:00:00+00:00", end);
    assertThat(read(bundle).referral().stepDown()).isEqualTo(stepDown);
  }

  @Test
  void aResidentialStayThatStillRunsHandsOver() {
    Bundles bundle =
        Bundles.syntheticRecord()
            .with("\"finished\"", "\"in-progress\"")
            .with(", \"end\": \"2009-01-03T10:00:00+00:00\"", "");
    assertThat(read(bundle).referral().stepDown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"deceasedBoolean\": true,",
        "\"deceasedDateTime\": \"2015-01-02\",",
        "\"deceasedDateTime\": \"some day\","
      })
  void deceasedPersonIsRefused(String deceased) {
    assertRefused(
        Bundles.referral().with("\"gender\"", deceased + " \"gender\""), Refusal.DECEASED);
  }

  @Test
  void aPersonWhoIsNotDeceasedIsNotRefused() {
    assertThat(
            read(Bundles.referral().with("\"gender\"", "\"deceasedBoolean\": false, \"gender\"")))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1992", "1992-05", "2092-05-02", "1792-05-02", "1992-13-02", "soon"})
  void refusesABirthDateThatTellsNoAge(String date) {
    assertRefused(Bundles.referral().with("1992-05-02", date), Refusal.NO_BIRTH_DATE);
  }

  @Test
  void refusesAPersonWithoutName() {
    assertRefused(
        Bundles.syntheticRecord()
            .with(
                "{ \"use\": \"official\", \"family\": \"Feil794\", \"given\": [\"Abe604\"], \"prefix\": [\"Mr.\"] }",
                ""),
        Refusal.NO_NAME);
  }

  @Test
  void refusesABundleWithoutPatient() {
    assertRefused(
        new Bundles("{\"resourceType\": \"Bundle\", \"type\": \"collection\"}"),
        Refusal.NO_PATIENT);
  }

  @Test
  void refusesABundleAboutSeveralPatients() {
    assertRefused(
        Bundles.syntheticRecord().and("{\"resourceType\": \"Patient\"}"), Refusal.SEVERAL_PATIENTS);
  }

  @Test
  void refusesARequestThatWasTakenBack() {
    assertRefused(
        Bundles.referral().with("\"status\": \"active\"", "\"status\": \"revoked\""),
        Refusal.WITHDRAWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction-response", "history", "batch-response"})
  void refusesBundlesThatAreAnswers(String type) {
    assertRefused(
        Bundles.referral().with("\"transaction\"", "\"" + type + "\""),
        Refusal.NOT_A_REFERRAL_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "collection", "message", "document", "searchset"})
  void takesEveryTypeThatCarriesAPatient(String type) {
    assertThat(
            read(Bundles.referral().with("\"transaction\"", "\"" + type + "\""))
                .person()
                .familyName())
        .isEqualTo("Moreno-Díaz");
  }

  @Test
  void theKeyDoesNotDependOnFormat() {
    assertThat(
            read(new Bundles(Bundles.referral().json().replaceAll("\\s*\\n\\s*", "")))
                .referral()
                .sourceKey())
        .isEqualTo(read(Bundles.referral()).referral().sourceKey());
  }

  @Test
  void anotherContentIsAnotherKey() {
    assertThat(read(Bundles.referral().with("2024-03-01", "2024-03-02")).referral().sourceKey())
        .isNotEqualTo(read(Bundles.referral()).referral().sourceKey());
  }

  @Test
  void oneIdentifierForAllBundlesDoesNotMakeTwoPeopleOne() {
    String identifier = "\"type\": \"transaction\", \"identifier\": { \"value\": \"1\" }";
    Bundles one = Bundles.referral().with("\"type\": \"transaction\"", identifier);
    assertThat(read(one).referral().sourceKey())
        .isEqualTo(read(one.with("2024-03-01", "2024-03-02")).referral().sourceKey())
        .isNotEqualTo(read(one.with("H-1001", "H-1002")).referral().sourceKey());
  }

  private ReceivedReferral read(Bundles bundle) {
    try {
      return mapping.map(reader.read(bundle.stream()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void assertRefused(Bundles bundle, Refusal refusal) {
    assertThatExceptionOfType(BundleRefused.class)
        .isThrownBy(() -> read(bundle))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }
}
