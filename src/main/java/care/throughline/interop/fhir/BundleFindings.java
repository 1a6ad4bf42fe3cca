package care.throughline.interop.fhir;

import care.throughline.episode.Referral;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of a bundle say, by code: conditions of substance use and mental health, what
 * makes the referral urgent, and whether residential care hands the person over. Facts only; what
 * follows from them is the pathway's business.
 */
final class BundleFindings {

  /** Overdoses within this time ask for a medical review (domain guide 2.3, A4). */
  private static final Duration FRESH = Duration.ofHours(72);

  /** Longer than this no pregnancy lasts; problem lists often keep it as active for ever. */
  private static final Duration LONGEST_PREGNANCY = Duration.ofDays(300);

  /**
   * A stay that ended longer ago hands nobody over (an assessment counts for 30 days, domain guide
   * scenario 16).
   */
  private static final Duration HAND_OVER = Duration.ofDays(30);

  private static final int LONGEST_WORDS = 200;
  private static final int MOST_CONDITIONS = 50;
  private static final Set<String> WITHDRAWN = Set.of("entered-in-error", "refuted");
  private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");
  private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC");

  private final ConditionCodes codes;
  private final Instant now;
  private final Map<String, Referral.Condition> conditions = new LinkedHashMap<>();
  private final Set<String> pastOnly = new LinkedHashSet<>();
  private final Set<String> priority = new LinkedHashSet<>();
  private boolean stepDown;

  BundleFindings(ConditionCodes codes, Instant now) {
    this.codes = codes;
    this.now = now;
  }

  /** Whom a resource is about; null when it is of a kind that is not looked at. */
  static @Nullable Reference subject(DomainResource resource) {
    if (resource instanceof Condition condition) {
      return condition.getSubject();
    }
    if (resource instanceof ServiceRequest request) {
      return request.getSubject();
    }
    return resource instanceof Encounter encounter ? encounter.getSubject() : null;
  }

  void look(DomainResource resource) {
    if (resource instanceof Condition condition) {
      look(condition);
    } else if (resource instanceof ServiceRequest request) {
      look(request);
    } else if (resource instanceof Encounter encounter) {
      look(encounter);
    }
  }

  /** Each code once, at most {@value #MOST_CONDITIONS}; what is over says so in its words. */
  List<Referral.Condition> conditions() {
    List<Referral.Condition> found = new ArrayList<>();
    conditions.forEach(
        (key, condition) ->
            found.add(
                pastOnly.contains(key)
                    ? new Referral.Condition(
                        condition.system(),
                        condition.code(),
                        condition.display() + " (resolved)",
                        condition.kind())
                    : condition));
    return found.stream().limit(MOST_CONDITIONS).toList();
  }

  /**
   * {@code overdoseLast72h}, {@code overdose} (at any time), {@code pregnant} and {@code injects}.
   * Only what is not over counts as pregnant or injecting.
   */
  List<String> priority() {
    return List.of("overdoseLast72h", "overdose", "pregnant", "injects").stream()
        .filter(priority::contains)
        .toList();
  }

  boolean stepDown() {
    return stepDown;
  }

  private void look(Condition condition) {
    if (says(condition.getVerificationStatus(), WITHDRAWN)) {
      return;
    }
    boolean past = says(condition.getClinicalStatus(), PAST) || condition.hasAbatement();
    note(condition.getCode(), past, began(condition));
  }

  private void look(ServiceRequest request) {
    if (request.getStatus() != ServiceRequestStatus.REVOKED
        && request.getStatus() != ServiceRequestStatus.ENTEREDINERROR) {
      request.getReasonCode().forEach(reason -> note(reason, false, null));
    }
  }

  private void look(Encounter encounter) {
    String place = encounter.getClass_().getCode();
    boolean residential =
        (place == null || INPATIENT.contains(place))
            && encounter.getType().stream()
                .anyMatch(
                    type ->
                        codes
                            .match(type)
                            .filter(match -> match.meaning().marked("residential"))
                            .isPresent());
    stepDown |= residential && handsOver(encounter);
  }

  /**
   * A stay that runs, or ended within the time an assessment counts. Records often forget to finish
   * a stay that has an end.
   */
  private boolean handsOver(Encounter encounter) {
    EncounterStatus status = encounter.getStatus();
    boolean running = status == EncounterStatus.INPROGRESS || status == EncounterStatus.ONLEAVE;
    Date end = encounter.getPeriod().getEnd();
    return end == null
        ? running
        : (running || status == EncounterStatus.FINISHED) && within(end.toInstant(), HAND_OVER);
  }

  private void note(CodeableConcept concept, boolean past, @Nullable Instant since) {
    codes
        .match(concept)
        .ifPresent(
            match -> {
              noteCondition(concept, match, past);
              notePriority(match.meaning(), past, since);
            });
  }

  private void noteCondition(CodeableConcept concept, ConditionCodes.Match match, boolean past) {
    match
        .meaning()
        .kind()
        .ifPresent(
            kind -> {
              String system = match.coding().getSystem().strip();
              String code = match.coding().getCode().strip();
              String key = system + "|" + code;
              boolean first =
                  conditions.putIfAbsent(
                          key, new Referral.Condition(system, code, words(concept, match), kind))
                      == null;
              if (!past) {
                pastOnly.remove(key);
              } else if (first) {
                pastOnly.add(key);
              }
            });
  }

  private void notePriority(ConditionCodes.Meaning meaning, boolean past, @Nullable Instant since) {
    if (meaning.marked("overdose")) {
      priority.add("overdose");
      if (since != null && within(since, FRESH)) {
        priority.add("overdoseLast72h");
      }
    }
    if (meaning.marked("pregnant")
        && !past
        && (since == null || within(since, LONGEST_PREGNANCY))) {
      priority.add("pregnant");
    }
    if (meaning.marked("injects") && !past) {
      priority.add("injects");
    }
  }

  /** The sender's words, else ours. */
  private static String words(CodeableConcept concept, ConditionCodes.Match match) {
    for (String words : new String[] {match.coding().getDisplay(), concept.getText()}) {
      String line = PatientMapping.clean(words, LONGEST_WORDS);
      if (!line.isEmpty()) {
        return line;
      }
    }
    return match.meaning().words();
  }

  private static boolean says(CodeableConcept status, Set<String> codes) {
    return status.getCoding().stream()
        .anyMatch(coding -> coding.getCode() != null && codes.contains(coding.getCode()));
  }

  /**
   * Up to a day in the future counts too: clocks differ, and a bare date begins at midnight
   * somewhere.
   */
  private boolean within(Instant then, Duration span) {
    return then.isAfter(now.minus(span)) && then.isBefore(now.plus(1, ChronoUnit.DAYS));
  }

  private static @Nullable Instant began(Condition condition) {
    Type onset = condition.getOnset();
    if (onset instanceof DateTimeType moment && moment.getValue() != null) {
      return latest(moment);
    }
    if (onset instanceof Period period && period.getStart() != null) {
      return period.getStart().toInstant();
    }
    return condition.getRecordedDate() == null ? null : latest(condition.getRecordedDateElement());
  }

  /** A bare date may mean any hour of that day; the latest one is the careful reading. */
  private static Instant latest(DateTimeType moment) {
    Instant begin = moment.getValue().toInstant();
    return moment.getPrecision() == ca.uhn.fhir.model.api.TemporalPrecisionEnum.DAY
        ? begin.plus(1, ChronoUnit.DAYS).minusSeconds(1)
        : begin;
  }
}
