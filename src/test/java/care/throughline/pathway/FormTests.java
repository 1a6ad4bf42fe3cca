package care.throughline.pathway;

import static care.throughline.pathway.FormReaderTests.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTests {

  private static final Form CONTACT =
      form(
          "{'type':'radio','key':'outcome','label':'What came of it?','values':[{'label':'Booked','value':'scheduled'},{'label':'No','value':'notReached'}],"
              + "'validate':{'required':true},'properties':{'routing':'true'}}",
          "{'type':'datetime','subtype':'datetime','timeSerializingFormat':'no_timezone','key':'meetingAt','dateLabel':'When is it?','validate':{'required':true},"
              + "'conditional':{'hide':'=outcome != \\'scheduled\\''},'properties':{'missing':'Choose when it is: an appointment was made.'}}",
          "{'type':'checkbox','key':'reminder','label':'Remind them','conditional':{'hide':'=outcome != \\'scheduled\\''},'properties':{'routing':'true'}}",
          "{'type':'textarea','key':'note','label':'Note','validate':{'maxLength':20}}");

  @Test
  void acceptsAnswersThatFit() {
    FormSubmission.Accepted accepted =
        accepted(
            CONTACT,
            Map.of(
                "note",
                "  Called twice \n",
                "meetingAt",
                "2026-11-24T14:00:00",
                "outcome",
                "scheduled"));

    assertThat(accepted.answers())
        .containsExactly(
            Map.entry("outcome", "scheduled"),
            Map.entry("meetingAt", "2026-11-24T14:00"),
            Map.entry("reminder", false),
            Map.entry("note", "Called twice"));
    assertThat(accepted.routing())
        .containsExactly(Map.entry("outcome", "scheduled"), Map.entry("reminder", false));
  }

  @Test
  void refusesAnAnswerThatTheFormDoesNotAsk() {
    assertThat(findings(CONTACT, Map.of("outcome", "notReached", "dischargeKind", "completed")))
        .containsExactly(
            new FieldFinding("dischargeKind", "", "This form does not ask for “dischargeKind”."));
  }

  @Test
  void asksForWhatIsMissingInItsOwnWords() {
    assertThat(findings(CONTACT, Map.of("outcome", "scheduled")))
        .containsExactly(
            new FieldFinding(
                "meetingAt", "When is it?", "Choose when it is: an appointment was made."));
    assertThat(findings(CONTACT, Map.of()))
        .containsExactly(
            new FieldFinding(
                "outcome", "What came of it?", "Choose an answer for “What came of it?”."));
  }

  @Test
  void sendsNullForARoutingFieldThatIsHidden() {
    FormSubmission.Accepted accepted = accepted(CONTACT, Map.of("outcome", "notReached"));

    assertThat(accepted.routing())
        .containsEntry("outcome", "notReached")
        .containsEntry("reminder", null);
    assertThat(accepted.answers()).containsOnlyKeys("outcome");
  }

  @Test
  void refusesAnAnswerToAFieldThatIsHidden() {
    assertThat(findings(CONTACT, Map.of("outcome", "notReached", "meetingAt", "2026-11-24T14:00")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.field()).isEqualTo("meetingAt"))
        .satisfies(finding -> assertThat(finding.message()).contains("is not asked"));
  }

  @Test
  void dropsAHiddenFieldThatIsEmpty() {
    Map<String, Object> answers = new HashMap<>(Map.of("outcome", "notReached", "reminder", false));
    answers.put("meetingAt", null);

    assertThat(accepted(CONTACT, answers).answers()).containsOnlyKeys("outcome");
  }

  @Test
  void countsBlankTextAsNoAnswer() {
    Form form =
        form("{'type':'textfield','key':'name','label':'Name','validate':{'required':true}}");

    assertThat(findings(form, Map.of("name", "   ")))
        .containsExactly(new FieldFinding("name", "Name", "Fill in “Name”."));
  }

  @Test
  void tellsHowLongATextMayBe() {
    assertThat(
            findings(CONTACT, Map.of("outcome", "notReached", "note", "This is rather too long")))
        .extracting(FieldFinding::message)
        .containsExactly("Shorten “Note” to 20 characters, it has 23.");
  }

  @Test
  void refusesAnswersThatAreTooLongTogether() {
    assertThat(findings(CONTACT, Map.of("note", "x".repeat(Form.MOST_BYTES))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.field()).isEmpty());
  }

  @Test
  void takesOneLineOnlyWhereOneLineIsAsked() {
    Form form =
        form(
            "{'type':'textfield','key':'name','label':'Name'}",
            "{'type':'textarea','key':'note','label':'Note'}");

    assertThat(findings(form, Map.of("name", "a\nb", "note", "a\nb")))
        .extracting(FieldFinding::field)
        .containsExactly("name");
    assertThat(findings(form, Map.of("note", "a\u0000b")))
        .extracting(FieldFinding::field)
        .containsExactly("note");
  }

  @Test
  void checksPatternAndLength() {
    Form form =
        form(
            "{'type':'textfield','key':'phone','label':'Phone','validate':{'pattern':'^[0-9 +().-]{7,30}$','patternErrorMessage':'Digits only.','minLength':8}}",
            "{'type':'textfield','key':'mail','label':'E-mail','validate':{'validationType':'email'}}");

    assertThat(findings(form, Map.of("phone", "call me maybe")))
        .extracting(FieldFinding::message)
        .containsExactly("Digits only.");
    assertThat(findings(form, Map.of("phone", "5550100")))
        .extracting(FieldFinding::message)
        .containsExactly("“Phone” needs at least 8 characters.");
    assertThat(findings(form, Map.of("mail", "nobody")))
        .extracting(FieldFinding::message)
        .containsExactly("“E-mail” is not an e-mail address.");
    accepted(form, Map.of("phone", "+1 (555) 010-0100", "mail", "someone@example.org"));
  }

  @ParameterizedTest
  @CsvSource({"-1, is at least 0", "28, is at most 27", "3.5, is a whole number"})
  void keepsNumbersInsideTheirBounds(BigDecimal answer, String claim) {
    assertThat(findings(score(), Map.of("score", answer)))
        .extracting(FieldFinding::message)
        .containsExactly("“Score” " + claim + ".");
  }

  @Test
  void takesANumberInEveryFormAJsonReaderGives() {
    for (Object three : List.of(3, 3L, 3.0, new BigDecimal("3.00"))) {
      FormSubmission.Accepted accepted = accepted(score(), Map.of("score", three));
      assertThat(accepted.answers()).containsEntry("score", 3);
      assertThat(accepted.routing()).containsEntry("score", 3);
    }
  }

  @Test
  void refusesANumberWrittenAsText() {
    assertThat(findings(score(), Map.of("score", "3")))
        .extracting(FieldFinding::message)
        .containsExactly("“Score” takes a number.");
    assertThat(findings(score(), Map.of("score", Double.NaN))).hasSize(1);
  }

  @Test
  void refusesNumbersWithoutEnd() {
    Form form = form("{'type':'number','key':'score','label':'Score'}");

    assertThat(findings(form, Map.of("score", new BigDecimal("1e400000000")))).hasSize(1);
    assertThat(findings(form, Map.of("score", new BigDecimal("1.0000000000000001")))).hasSize(1);
  }

  @Test
  void checksDigitsAndSteps() {
    Form form =
        form("{'type':'number','key':'hours','label':'Hours','decimalDigits':2,'increment':0.25}");

    accepted(form, Map.of("hours", 1.75));
    assertThat(findings(form, Map.of("hours", 1.7)))
        .extracting(FieldFinding::message)
        .containsExactly("“Hours” goes in steps of 0.25.");
    assertThat(findings(form, Map.of("hours", 1.755)))
        .extracting(FieldFinding::message)
        .containsExactly("“Hours” has at most 2 digits behind the point.");
  }

  @Test
  void refusesAChoiceThatIsNotOffered() {
    for (Object answer : List.of("deceased", 1, true, List.of("scheduled"), Map.of("a", "b"))) {
      assertThat(findings(CONTACT, Map.of("outcome", answer)))
          .extracting(FieldFinding::message)
          .containsExactly("Choose one of the offered answers for “What came of it?”.");
    }
  }

  @Test
  void takesEachEntryOfAChecklistOnce() {
    Form form =
        form(
            "{'type':'checklist','key':'needs','label':'Needs','values':[{'label':'A','value':'a'},{'label':'B','value':'b'}],'validate':{'required':true}}");

    assertThat(accepted(form, Map.of("needs", List.of("b", "a"))).answers())
        .containsEntry("needs", List.of("b", "a"));
    assertThat(findings(form, Map.of("needs", List.of("a", "a")))).hasSize(1);
    assertThat(findings(form, Map.of("needs", List.of("c")))).hasSize(1);
    assertThat(findings(form, Map.of("needs", "a"))).hasSize(1);
    assertThat(findings(form, Map.of("needs", List.of())))
        .extracting(FieldFinding::message)
        .containsExactly("Choose at least one for “Needs”.");
  }

  @Test
  void wantsARequiredCheckboxTicked() {
    Form form =
        form("{'type':'checkbox','key':'agreed','label':'I agree','validate':{'required':true}}");

    accepted(form, Map.of("agreed", true));
    assertThat(findings(form, Map.of("agreed", false)))
        .extracting(FieldFinding::message)
        .containsExactly("Confirm “I agree” before you complete this.");
    assertThat(findings(form, Map.of("agreed", "true"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "24.11.2026",
        "2026-11-24T10:00",
        "tomorrow",
        "0026-11-24",
        "9999-01-01"
      })
  void refusesWhatIsNoDate(String answer) {
    Form form = form("{'type':'datetime','subtype':'date','key':'day','dateLabel':'Day'}");

    assertThat(findings(form, Map.of("day", answer))).hasSize(1);
    accepted(form, Map.of("day", "2024-02-29"));
  }

  @Test
  void readsEveryWayTheBrowserWritesTimes() {
    Form form =
        form(
            "{'type':'datetime','subtype':'time','timeSerializingFormat':'no_timezone','key':'localTime','timeLabel':'A'}",
            "{'type':'datetime','subtype':'time','timeSerializingFormat':'utc_offset','key':'offsetTime','timeLabel':'B'}",
            "{'type':'datetime','subtype':'datetime','timeSerializingFormat':'utc_normalized','key':'utcMoment','dateLabel':'C'}");

    accepted(
        form,
        Map.of(
            "localTime", "14:30", "offsetTime", "14:30+01:00", "utcMoment", "2026-11-24T13:30Z"));
    assertThat(
            findings(
                form,
                Map.of(
                    "localTime", "25:00", "offsetTime", "14:30", "utcMoment", "2026-11-24T13:30")))
        .hasSize(3);
  }

  @Test
  void turnsRoutingAnswersIntoTheTypeTheEngineNeeds() {
    Form form =
        form(
            "{'type':'radio','key':'weeks','label':'Weeks','values':[{'label':'2','value':'2'},{'label':'4','value':'4'}],'properties':{'routing':'true','type':'number'}}",
            "{'type':'radio','key':'extend','label':'Extend','values':[{'label':'Yes','value':'yes'},{'label':'No','value':'no'}],'properties':{'routing':'true','type':'boolean'}}",
            "{'type':'number','key':'dose','label':'Dose','properties':{'routing':'true'}}",
            "{'type':'select','key':'level','label':'Level','values':[{'label':'2.1','value':'2.1'}],'properties':{'routing':'true'}}");

    FormSubmission.Accepted accepted =
        accepted(form, Map.of("weeks", "4", "extend", "no", "dose", 2.5, "level", "2.1"));

    assertThat(accepted.routing())
        .containsExactly(
            Map.entry("weeks", 4),
            Map.entry("extend", false),
            Map.entry("dose", 2.5),
            Map.entry("level", "2.1"));
    assertThat(accepted.answers()).containsEntry("weeks", "4").containsEntry("extend", "no");
    assertThat(accepted(form, Map.of()).routing())
        .containsEntry("weeks", null)
        .containsEntry("extend", null)
        .containsEntry("dose", null);
  }

  @Test
  void hidesWhatDependsOnSomethingHidden() {
    Form form =
        form(
            "{'type':'checkbox','key':'second','label':'2','conditional':{'hide':'=first != true'}}",
            "{'type':'textfield','key':'third','label':'3','validate':{'required':true},'conditional':{'hide':'=second != true'}}",
            "{'type':'checkbox','key':'first','label':'1'}");

    assertThat(form.visibleFields(Map.of("first", true, "second", true)))
        .extracting(FormField::key)
        .containsExactly("second", "third", "first");
    assertThat(form.visibleFields(Map.of("second", true)))
        .extracting(FormField::key)
        .containsExactly("first");
    accepted(form, Map.of("first", false));
    assertThat(findings(form, Map.of("first", true, "second", true)))
        .extracting(FieldFinding::field)
        .containsExactly("third");
  }

  @Test
  void hidesTheFieldsOfAHiddenGroup() {
    Form form =
        form(
            "{'type':'checkbox','key':'urgent','label':'Urgent'}",
            "{'type':'group','label':'Rest','conditional':{'hide':'=urgent = true'},'components':["
                + "{'type':'textfield','key':'rest','label':'Rest','validate':{'required':true}}]}");

    accepted(form, Map.of("urgent", true));
    assertThat(findings(form, Map.of())).extracting(FieldFinding::field).containsExactly("rest");
  }

  @Test
  void refusesADayThatHasPassedWhereTheFormAllowsNone() {
    LocalDate today = LocalDate.of(2027, 1, 4);
    String question =
        "'type':'datetime','subtype':'datetime','timeSerializingFormat':'no_timezone','key':'visitAt','dateLabel':'Visit'";
    Form strict = form("{" + question + ",'disallowPassedDates':true}");
    assertThat(strict.check(Map.of("visitAt", "2027-01-03T23:45"), today))
        .asInstanceOf(type(FormSubmission.Refused.class))
        .satisfies(
            refused ->
                assertThat(refused.findings())
                    .containsExactly(
                        new FieldFinding(
                            "visitAt",
                            "Visit",
                            "“Visit” names a day that has passed. Choose today or later.")));
    assertThat(strict.check(Map.of("visitAt", "2027-01-04T00:15"), today))
        .isInstanceOf(FormSubmission.Accepted.class);
    assertThat(form("{" + question + "}").check(Map.of("visitAt", "2027-01-03T23:45"), today))
        .isInstanceOf(FormSubmission.Accepted.class);
  }

  @Test
  void shortensAKeyThatItRepeats() {
    assertThat(findings(CONTACT, Map.of("outcome", "notReached", "k".repeat(500), "x")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).hasSizeLessThan(120));
  }

  private static Form score() {
    return form(
        "{'type':'number','key':'score','label':'Score','decimalDigits':0,'validate':{'min':0,'max':27},'properties':{'routing':'true'}}");
  }

  private static FormSubmission.Accepted accepted(Form form, Map<String, Object> answers) {
    return assertThat(form.check(answers, LocalDate.EPOCH))
        .asInstanceOf(type(FormSubmission.Accepted.class))
        .actual();
  }

  private static List<FieldFinding> findings(Form form, Map<String, Object> answers) {
    return assertThat(form.check(answers, LocalDate.EPOCH))
        .asInstanceOf(type(FormSubmission.Refused.class))
        .actual()
        .findings();
  }
}
