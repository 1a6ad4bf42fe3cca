package care.throughline.demo;

import care.throughline.episode.Referral;
import care.throughline.schedule.SessionState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo's people: invented, each at another point of the pathway. */
enum DemoStory {
  DANA(
      "Dana",
      "Whitlock",
      34,
      "female",
      33,
      "Northside Emergency",
      Map.of(),
      List.of("UserTask_ReachOut", "UserTask_Reengage"),
      28),
  TOMAS(
      "Tomas",
      "Reyes",
      41,
      "male",
      0,
      "County hospital",
      Map.of(),
      List.of("UserTask_ContactPerson"),
      0),
  JONAS(
      "Jonas",
      "Weber",
      52,
      "male",
      3,
      null,
      Map.of("UserTask_ContactPerson", Map.of("contactOutcome", "notReached")),
      List.of(),
      99),
  IMANI(
      "Imani",
      "Okafor",
      29,
      "female",
      4,
      "Dr. Leland",
      Map.of(),
      List.of("UserTask_ScreenSafety"),
      0),
  ELIF(
      "Elif",
      "Kaya",
      38,
      "female",
      9,
      null,
      Map.of(
          "UserTask_RateDimensions", Map.of("psychiatric", "3", "useRisk", "3"),
          "UserTask_ConfirmPlacement", Map.of("confirmedLevel", "2.1", "followsSuggestion", "no")),
      List.of("UserTask_CoSignPlacement"),
      0),
  MAYA(
      "Maya",
      "Lindgren",
      16,
      "female",
      5,
      "School counsellor",
      Map.of(),
      List.of("UserTask_PlanAdolescentCare"),
      0),
  AOIFE("Aoife", "Brennan", 45, "female", 2, null, Map.of(), List.of("UserTask_CheckAdmission"), 0),
  LEON(
      "Leon",
      "Marsh",
      36,
      "male",
      24,
      "Probation service",
      Map.of(),
      List.of("UserTask_SignCarePlan"),
      0),
  PRIYA(
      "Priya",
      "Nair",
      31,
      "female",
      49,
      "Hillside residential centre",
      Map.of("UserTask_DecidePlanChange", Map.of("planChange", "stepUp", "stepUpLevel", "3.5")),
      List.of("UserTask_CheckIn", "UserTask_AnswerOffer"),
      0,
      new Report(46, "episode.relapseReported", Map.of())),
  RUTH(
      "Ruth",
      "Feldman",
      58,
      "female",
      47,
      null,
      Map.of(),
      List.of("UserTask_SettlePayment", "UserTask_ReviewMidway"),
      0,
      new Report(45, "person.consentRevoked", Map.of())),
  SOL(
      "Sol",
      "Hartmann",
      27,
      "male",
      82,
      "Dr. Leland",
      Map.of(),
      List.of("UserTask_ReviewNearEnd"),
      0),
  BRAM("Bram", "Visser", 63, "male", 93, null, Map.of(), List.of("UserTask_CompleteDischarge"), 0),
  NOOR(
      "Noor",
      "Haddad",
      24,
      "female",
      70,
      "Northside Emergency",
      Map.of(),
      List.of("UserTask_MakeContact"),
      69,
      new Report(40, "episode.dischargeRequested", Map.of("dischargeKind", "other")));

  private final String given;
  private final String family;
  private final int age;
  private final String gender;
  private final int daysAgo;
  private final @Nullable String referrer;
  private final Map<String, Map<String, Object>> answers;
  private final List<String> leftOpen;
  private final int leftFromDay;
  private final List<Report> reports;

  DemoStory(
      String given,
      String family,
      int age,
      String gender,
      int daysAgo,
      @Nullable String referrer,
      Map<String, Map<String, Object>> answers,
      List<String> leftOpen,
      int leftFromDay,
      Report... reports) {
    this.given = given;
    this.family = family;
    this.age = age;
    this.gender = gender;
    this.daysAgo = daysAgo;
    this.referrer = referrer;
    this.answers = answers;
    this.leftOpen = leftOpen;
    this.leftFromDay = leftFromDay;
    this.reports = List.of(reports);
  }

  /** Something staff report on a day of the story. */
  record Report(int day, String message, Map<String, Object> answers) {}

  String given() {
    return given;
  }

  String family() {
    return family;
  }

  int age() {
    return age;
  }

  String gender() {
    return gender;
  }

  /** How many days ago the story begins. */
  int daysAgo() {
    return daysAgo;
  }

  @Nullable String referrer() {
    return referrer;
  }

  boolean stepDown() {
    return this == PRIYA;
  }

  /** When the person can come: Ruth while others work, the rest after work. */
  String track() {
    return this == RUTH ? "day" : "evening";
  }

  List<Referral.Condition> conditions() {
    return List.of(
        new Referral.Condition(
            "http://snomed.info/sct", "7200002", "Alcohol dependence", "substanceUse"));
  }

  List<Report> reports() {
    return reports;
  }

  Map<String, Object> answers(String step) {
    return answers.getOrDefault(step, Map.of());
  }

  /** How the person's sessions went: Dana missed the last two, others were late or excused once. */
  SessionState attendance(int week, int ordinal) {
    if (this == DANA && week == 5) {
      return SessionState.NO_SHOW;
    }
    if (week == 3 && ordinal == 2) {
      return ordinal() % 2 == 0 ? SessionState.LATE : SessionState.EXCUSED;
    }
    return SessionState.ATTENDED;
  }

  /** True when the story leaves the item of this step for whoever tries the demo. */
  boolean leaves(String step, int day) {
    return leftOpen.contains(step) && day >= leftFromDay;
  }
}
