package care.throughline.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.support.SampleAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms of the adult pathway that ship with the product. */
class IopFormsTests {

  private static final Path FOLDER = Path.of("forms", "iop");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isNamedAfterItsFile(Path file) throws IOException {
    String kebab = form(file).id().replaceAll("([A-Z])", "-$1").toLowerCase();

    assertThat(file).hasFileName("iop-" + kebab + ".form");
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatItWasMadeFor(Path file) throws IOException {
    JsonNode json = json(file);

    assertThat(json.path("executionPlatform").stringValue()).isEqualTo("Camunda Platform");
    assertThat(json.path("executionPlatformVersion").stringValue()).isEqualTo("7.24.0");
    assertThat(json.path("schemaVersion").intValue()).isEqualTo(19);
  }

  @ParameterizedTest
  @MethodSource("files")
  void boundsEveryTextAndEveryNumber(Path file) throws IOException {
    for (JsonNode component : components(json(file))) {
      String type = component.path("type").stringValue();
      JsonNode validate = component.path("validate");
      if (type.equals("textfield") || type.equals("textarea")) {
        assertThat(validate.path("maxLength").isInt())
            .as("maxLength of %s", component.path("key"))
            .isTrue();
      }
      if (type.equals("number")) {
        assertThat(validate.has("min") && validate.has("max") && component.has("decimalDigits"))
            .as("bounds of %s", component.path("key"))
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void acceptsTheSampleAnswers(Path file) throws IOException {
    Form form = form(file);

    assertThat(form.check(SampleAnswers.of(form), LocalDate.EPOCH))
        .isInstanceOf(FormSubmission.Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("files")
  void asksForEveryRequiredAnswerByName(Path file) throws IOException {
    Form form = form(file);
    Map<String, Object> sample = SampleAnswers.of(form);
    List<FormField> required =
        form.visibleFields(sample).stream().filter(FormField::required).toList();

    assertThat(required).isNotEmpty();
    for (FormField field : required) {
      Map<String, Object> without = new HashMap<>(sample);
      without.remove(field.key());
      assertThat(form.check(without, LocalDate.EPOCH))
          .isInstanceOfSatisfying(
              FormSubmission.Refused.class,
              refused ->
                  assertThat(refused.findings())
                      .extracting(FieldFinding::field)
                      .contains(field.key()));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void refusesWhatItDoesNotAsk(Path file) throws IOException {
    Form form = form(file);
    Map<String, Object> answers = SampleAnswers.of(form);
    answers.put("somethingElse", true);

    assertThat(form.check(answers, LocalDate.EPOCH)).isInstanceOf(FormSubmission.Refused.class);
  }

  /** Whatever somebody chooses, the form can be finished: no choice leads into a corner. */
  @ParameterizedTest
  @MethodSource("files")
  void canBeFinishedAfterEveryChoice(Path file) throws IOException {
    Form form = form(file);
    for (FormField field : form.visibleFields(SampleAnswers.of(form))) {
      if (field instanceof FormField.Choice choice) {
        for (FormField.Option option : choice.options()) {
          Map<String, Object> answers = SampleAnswers.of(form, Map.of(field.key(), option.value()));
          assertThat(form.check(answers, LocalDate.EPOCH))
              .isInstanceOf(FormSubmission.Accepted.class);
        }
      }
    }
  }

  @Test
  void useAKeyForOneThingOnly() throws IOException {
    Map<String, TreeSet<String>> kinds = new TreeMap<>();
    for (Path file : files()) {
      form(file)
          .fields()
          .forEach(
              field -> kinds.computeIfAbsent(field.key(), key -> new TreeSet<>()).add(kind(field)));
    }

    assertThat(kinds.entrySet().stream().filter(each -> each.getValue().size() > 1)).isEmpty();
  }

  /** What the models read. A change here changes where people go. */
  @Test
  void routeWhatTheModelsReadAndNothingElse() throws IOException {
    Map<String, String> routing = new LinkedHashMap<>();
    for (Path file : files()) {
      Form form = form(file);
      String routed =
          form.fields().stream()
              .filter(field -> field.routing() != null)
              .map(field -> field.key() + " " + field.routing())
              .collect(Collectors.joining(", "));
      if (!routed.isEmpty()) {
        routing.put(form.id(), routed);
      }
    }

    assertThat(routing)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("recordContact", "contactOutcome STRING"),
                Map.entry("reviewTransfer", "contactOutcome STRING"),
                Map.entry(
                    "screenSafety",
                    "immediateDanger BOOLEAN, wishToDie BOOLEAN, suicidalThoughts BOOLEAN, thoughtsWithMethod BOOLEAN,"
                        + " thoughtsWithIntent BOOLEAN, thoughtsWithPlan BOOLEAN, behaviourPast3Months BOOLEAN, behaviourEver BOOLEAN,"
                        + " severeWithdrawalHistory BOOLEAN, sedativeUseDaily BOOLEAN, overdoseLast72h BOOLEAN, ciwaScore NUMBER,"
                        + " cowsScore NUMBER, pregnant BOOLEAN, withdrawal NUMBER, biomedical NUMBER, psychiatric NUMBER"),
                Map.entry("reviewMedically", "medicalClearance STRING"),
                Map.entry(
                    "planAdolescentCare",
                    "adolescentOutcome STRING, levelOfCare STRING, programmeTemplate STRING"),
                Map.entry(
                    "rateDimensions",
                    "sudConfirmed BOOLEAN, withdrawal NUMBER, biomedical NUMBER, psychiatric NUMBER, readiness NUMBER, useRisk NUMBER,"
                        + " environment NUMBER"),
                Map.entry(
                    "confirmPlacement",
                    "placementAnswer STRING, confirmedLevel STRING, overrideReason STRING, programmeTemplate STRING,"
                        + " concurrentResidential BOOLEAN"),
                Map.entry("coSignPlacement", "coSigned BOOLEAN"),
                Map.entry("reviewMidway", "psychiatric NUMBER, useRisk NUMBER, environment NUMBER"),
                Map.entry("reviewNearEnd", "extend BOOLEAN, extensionWeeks NUMBER"),
                Map.entry("decideStepDown", "dischargeKind STRING"),
                Map.entry("planReturn", "returnChoice STRING, returnWeek NUMBER"),
                Map.entry("completeDischarge", "aftercareAccepted BOOLEAN"),
                Map.entry("orderStay", "stayLevel STRING, concurrent BOOLEAN"),
                Map.entry("confirmAdmission", "admitted BOOLEAN"),
                Map.entry("reviewStay", "stayDecision STRING"),
                Map.entry("reportStayEnd", "stayLevel STRING, stayDecision STRING"),
                Map.entry("reportBedOffer", "stayLevel STRING"),
                Map.entry("reportConsentRevoked", "revokedScope STRING"),
                Map.entry("orderStepUp", "stepUpLevel STRING"),
                Map.entry("assessRisk", "emergencyAfterAll BOOLEAN"),
                Map.entry("answerOffer", "bedAnswer STRING"),
                Map.entry("recordInterimContact", "bedSearchAnswer STRING"),
                Map.entry(
                    "aftercareContact",
                    "contactMade BOOLEAN, bamUse NUMBER, craving BOOLEAN, phq9Score NUMBER, wantsToReturn BOOLEAN,"
                        + " callsWanted STRING"),
                Map.entry("recordOutreach", "outreachReached BOOLEAN"),
                Map.entry("decideDuplicate", "samePerson BOOLEAN"),
                Map.entry("decideOutreach", "outreachDecision STRING, stepUpLevel STRING"),
                Map.entry("decidePlanChange", "planChange STRING, stepUpLevel STRING"),
                Map.entry("respondToEmergency", "handedOver STRING"),
                Map.entry("requestDischarge", "dischargeKind STRING"),
                Map.entry("checkRiskBeforeLeaving", "staysInCare BOOLEAN"),
                Map.entry("approveTermination", "terminationApproved BOOLEAN")));
  }

  @Test
  void anEmergencyNeedsOneAnswerOnly() throws IOException {
    Form form = form(FOLDER.resolve("iop-screen-safety.form"));

    assertThat(SampleAnswers.of(form, Map.of("immediateDanger", true)))
        .containsOnlyKeys("immediateDanger");
  }

  @Test
  void anEmergencyDisclosureHasExactlyTheFactsTheLawWants() throws IOException {
    Form form = form(FOLDER.resolve("iop-record-emergency-disclosure.form"));

    assertThat(form.fields())
        .allMatch(FormField::required)
        .extracting(FormField::key)
        .containsExactly("recipient", "affiliation", "discloser", "disclosedAt", "nature");
  }

  private static String kind(FormField field) {
    return field instanceof FormField.Moment moment
        ? "Moment " + moment.kind()
        : field.getClass().getSimpleName();
  }

  private static Form form(Path file) throws IOException {
    return Form.parse(Files.readString(file));
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  private static List<JsonNode> components(JsonNode parent) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode component : parent.path("components")) {
      found.add(component);
      found.addAll(components(component));
    }
    return found;
  }
}
