package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.NewCareGroup;
import care.throughline.schedule.group.NoContacts;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import care.throughline.support.ScheduleRows;
import care.throughline.support.ScheduleRows.InCare;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every form of the schedule and of the staff accounts that is refused shows the same page again,
 * says what is wrong, and keeps what was typed.
 */
class RefusedFormsTests extends WebClinicTest {

  private static final CastMember EDITOR = CastMember.SAMIR;
  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final String TOO_LONG = "x".repeat(600);

  /** Buttons: nothing is typed, so nothing can be lost. */
  private static final Set<String> BUTTONS =
      Set.of(
          "/calendar/feeds/renew",
          "/calendar/feeds/revoke",
          "/people/{person}/calendar-feed/renew",
          "/people/{person}/calendar-feed/revoke",
          "/groups/capacity-notice",
          "/groups/{id}/seats/{seat}/enrolment",
          "/groups/{id}/seats/{seat}/hold",
          "/people/{person}/placing",
          "/people/{person}/placing/waiting",
          "/rooms/{id}/closing",
          "/calendar/site/reopening",
          "/schedule/repair/{id}",
          "/staff-hours/{id}/leave/{leave}/removal",
          "/staff-hours/{id}/credentials/removal",
          "/staff-accounts/{id}/password",
          "/staff-accounts/{id}/reopening",
          "/administration/sites/{id}/closing",
          "/administration/sites/{id}/opening");

  /**
   * The sheet and its drafts have tests of their own, which also ask for the draft that is kept.
   */
  private static final Set<String> SHEETS =
      Set.of("/group-sessions/{id}/sheet", "/group-sessions/{id}/sheet/draft");

  /** A password is never shown again. */
  private static final Set<String> SECRETS = Set.of("/password");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private CareGroups groups;
  @Autowired private Seats seats;
  @Autowired private WaitingList waiting;
  @Autowired private NoContacts noContacts;
  @Autowired private Sessions sessions;

  /** A form as it is sent; names and values in turn. */
  private record Form(String path, String... fields) {}

  private static final List<String> FORMS =
      List.of(
          "/administration/sites",
          "/administration/sites/{id}",
          "/calendar/site/closures",
          "/calendar/site/holiday-region",
          "/calendar/site/hours",
          "/calendar/site/hours/preview",
          "/calendar/site/policy",
          "/calendar/site/preview",
          "/group-sessions/{id}/cancellation",
          "/group-sessions/{id}/move",
          "/group-sessions/{id}/sheet/addenda",
          "/group-sessions/{id}/sheet/changes",
          "/groups",
          "/groups/{id}/change",
          "/groups/{id}/dissolution",
          "/groups/{id}/seats",
          "/groups/{id}/seats/{seat}/release",
          "/groups/{id}/waiting",
          "/groups/{id}/waiting/service",
          "/no-contacts",
          "/no-contacts/{id}/ending",
          "/people/{person}/placing/wishes",
          "/programme-templates/{code}/versions",
          "/rooms",
          "/rooms/{id}",
          "/schedule/repair",
          "/sessions/{id}/cancellation",
          "/sessions/{id}/move",
          "/staff-accounts",
          "/staff-accounts/{id}",
          "/staff-accounts/{id}/end",
          "/staff-hours/{id}/credentials",
          "/staff-hours/{id}/hours",
          "/staff-hours/{id}/leave",
          "/staff-hours/{id}/practice");

  @Test
  void everyFormOfThesePagesIsWalked() {
    Set<String> known = new TreeSet<>(FORMS);
    known.addAll(BUTTONS);
    known.addAll(SHEETS);
    known.addAll(SECRETS);
    assertThat(posts()).containsExactlyInAnyOrderElementsOf(known);
  }

  private Set<String> posts() {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(one -> one.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
        .filter(one -> !one.getValue().getBeanType().isAnnotationPresent(RestController.class))
        .filter(
            one ->
                Stream.of("care.throughline.schedule.web", "care.throughline.access.web")
                    .anyMatch(one.getValue().getBeanType().getPackageName()::equals))
        .flatMap(one -> one.getKey().getPatternValues().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<String> forms() {
    return FORMS.stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsRefusedIsShownAgainWithWhatWasTyped(String pattern) throws Exception {
    Form form = form(pattern);
    CastMember editor = pattern.startsWith("/administration/") ? CastMember.OLU : EDITOR;
    MvcResult answer = form(editor, form.path(), form.fields()).andReturn();
    assertThat(answer.getResponse().getStatus()).as(pattern).isEqualTo(422);
    String page = answer.getResponse().getContentAsString();
    assertThat(page).as("what is wrong").contains("problem");
    Set<String> shown = shown(page.substring(page.indexOf("<main")));
    for (int name = 0; name < form.fields().length; name += 2) {
      assertThat(shown)
          .as("what was typed")
          .contains(form.fields()[name] + "=" + form.fields()[name + 1]);
    }
  }

  /** Names and values that would be sent again. */
  private static Set<String> shown(String page) {
    Set<String> shown = new HashSet<>();
    for (String input : found(page, "<input [^>]*>")) {
      shown.add(attribute(input, "name") + "=" + attribute(input, "value"));
    }
    for (String area : found(page, "<textarea [^>]*>[^<]*<")) {
      shown.add(
          attribute(area, "name") + "=" + area.substring(area.indexOf('>') + 1, area.length() - 1));
    }
    for (String choice : found(page, "(?s)<select .*?</select>")) {
      for (String option : found(choice, "<option [^>]*selected[^>]*>")) {
        shown.add(attribute(choice, "name") + "=" + attribute(option, "value"));
      }
    }
    return shown;
  }

  private static List<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1) : "";
  }

  private Form form(String pattern) {
    ScheduleRows rows = new ScheduleRows(jdbc);
    UUID kai = as(CastMember.KAI).id().value();
    String miriam = as(CastMember.MIRIAM).id().value().toString();
    return switch (pattern) {
      case "/administration/sites" ->
          typed(
              pattern,
              "id",
              "new-north",
              "name",
              "North clinic",
              "zone",
              "America/Gotham",
              "phone",
              "(555) 010-0199",
              "region",
              "us-ny");
      case "/administration/sites/{id}" ->
          typed(
              pattern.replace("{id}", "main"),
              "name",
              "North clinic",
              "zone",
              "America/Gotham",
              "phone",
              "(555) 010-0199",
              "region",
              "us-ny",
              "version",
              "0");
      case "/staff-accounts" ->
          typed(pattern, "username", "no spaces please", "name", "Nora Voss", "site", "main");
      case "/staff-accounts/{id}" ->
          typed(at(pattern, kai), "name", TOO_LONG, "site", "main", "version", "0");
      case "/calendar/site/closures", "/calendar/site/preview" ->
          typed(pattern, "day", "2027-01-01", "from", "09:00", "until", "12:00", "reason", "snow");
      case "/calendar/site/holiday-region" -> typed(pattern, "country", "atlantis");
      case "/calendar/site/policy" -> typed(pattern);
      case "/calendar/site/hours", "/calendar/site/hours/preview" ->
          typed(pattern, "mondayOpens", "20:00", "mondayCloses", "08:00", "fridayOpens", "09:00");
      case "/group-sessions/{id}/move" ->
          typed(
              at(pattern, meeting(rows, kai)),
              "day",
              "2027-01-01",
              "from",
              "10:00",
              "until",
              "11:00",
              "why",
              "The room is painted");
      case "/group-sessions/{id}/cancellation" ->
          typed(at(pattern, meeting(rows, kai)), "by", "facilitator", "why", TOO_LONG);
      case "/sessions/{id}/move" ->
          typed(
              at(pattern, hour(rows)),
              "day",
              "2027-01-06",
              "from",
              "12:00",
              "until",
              "11:00",
              "why",
              "Court");
      case "/sessions/{id}/cancellation" ->
          typed(at(pattern, hour(rows)), "by", "person", "why", TOO_LONG);
      case "/group-sessions/{id}/sheet/addenda" ->
          typed(at(pattern, signed(rows, kai)[0]), "words", "y".repeat(9000));
      case "/group-sessions/{id}/sheet/changes" -> {
        UUID[] sheet = signed(rows, kai);
        yield typed(
            at(pattern, sheet[0]),
            "session",
            sheet[1].toString(),
            "state",
            "late",
            "missed",
            "500",
            "reason",
            "Was in the other room");
      }
      case "/groups" -> typed(pattern, "name", "Evening", "capacity", "0", "facilitator", "kai");
      case "/groups/{id}/change" ->
          typed(
              at(pattern, evening().value()),
              "name",
              "Dusk",
              "capacity",
              "0",
              "facilitator",
              "miriam",
              "version",
              "0");
      case "/groups/{id}/dissolution" -> typed(at(pattern, evening().value()), "reason", " ");
      case "/groups/{id}/seats" ->
          typed(
              at(pattern, evening().value()),
              "episode",
              inCare("active").value().toString(),
              "from",
              "2027-01-01",
              "override",
              "Cannot wait");
      case "/groups/{id}/waiting" ->
          typed(
              at(pattern, evening().value()),
              "episode",
              inCare("onhold").value().toString(),
              "from",
              "2027-02-01");
      case "/groups/{id}/waiting/service" -> {
        CareGroupId group = evening();
        EpisodeId second = inCare("active");
        waiting.join(inCare("active"), null, group, as(EDITOR).actor());
        clock.stopAt(clock.instant().plusSeconds(60));
        waiting.join(second, null, group, as(EDITOR).actor());
        yield typed(
            at(pattern, group.value()), "episode", second.value().toString(), "reason", "  ");
      }
      case "/groups/{id}/seats/{seat}/release" -> {
        CareGroupId group = evening();
        UUID seat =
            seats
                .reserve(
                    group,
                    inCare("active"),
                    TUESDAY,
                    null,
                    clock.instant().plus(Duration.ofDays(1)),
                    as(EDITOR).actor())
                .id()
                .value();
        yield typed("/groups/" + group.value() + "/seats/" + seat + "/release", "reason", " ");
      }
      case "/no-contacts" -> {
        String same = inCare("active").value().toString();
        yield typed(pattern, "episode", same, "other", same, "reason", "They quarrel");
      }
      case "/no-contacts/{id}/ending" -> {
        noContacts.add(
            episodes.get(inCare("active")).person(),
            episodes.get(inCare("active")).person(),
            "They quarrel",
            as(EDITOR).actor());
        UUID pair = jdbc.sql("select id from no_contact").query(UUID.class).single();
        yield typed(at(pattern, pair), "reason", " ");
      }
      case "/people/{person}/placing/wishes" ->
          typed(
              "/people/" + episodes.get(inCare("active")).person().value() + "/placing/wishes",
              "from1",
              "12:00",
              "until1",
              "09:00",
              "rather2",
              "10:00",
              "track",
              "evening",
              "language",
              "es",
              "therapistGender",
              "female",
              "telehealth",
              "never",
              "stepFree",
              "yes");
      case "/programme-templates/{code}/versions" ->
          typed(
              "/programme-templates/IOP-SEED/versions",
              "effectiveOn",
              "2026-01-01",
              "weeks",
              "14",
              "reason",
              "A longer one",
              "kind",
              "group",
              "weekday",
              "3",
              "starts",
              "17:15",
              "minutes",
              "175");
      case "/rooms" -> typed(pattern, "name", "Oak", "capacity", "0", "accessible", "true");
      case "/rooms/{id}" -> typed(at(pattern, rows.room("Elm", 4)), "name", "Oak", "capacity", "0");
      case "/schedule/repair" ->
          typed(pattern, "lost", "therapist:" + miriam, "from", "2026-01-01");
      case "/staff-accounts/{id}/end" -> typed(at(pattern, kai), "lastDay", "2026-01-01");
      case "/staff-hours/{id}/credentials" ->
          typed(pattern.replace("{id}", miriam), "name", "Licence", "expiresOn", "next year");
      case "/staff-hours/{id}/hours" ->
          typed(
              pattern.replace("{id}", miriam),
              "monday0From",
              "09:00",
              "monday0Until",
              "13:00",
              "monday1From",
              "12:00",
              "monday1Until",
              "17:00");
      case "/staff-hours/{id}/leave" ->
          typed(
              pattern.replace("{id}", miriam),
              "first",
              "2027-03-10",
              "last",
              "2027-03-01",
              "reason",
              "Travels");
      case "/staff-hours/{id}/practice" ->
          typed(
              pattern.replace("{id}", miriam),
              "warnAt",
              "30",
              "blockAt",
              "20",
              "languages",
              "en es",
              "gender",
              "female",
              "leavesOn",
              "2027-06-01");
      default -> throw new IllegalArgumentException(pattern);
    };
  }

  private static Form typed(String path, String... fields) {
    return new Form(path, fields);
  }

  private static String at(String pattern, UUID id) {
    return pattern.replace("{id}", id.toString());
  }

  private static UUID meeting(ScheduleRows rows, UUID kai) {
    UUID room = rows.room("North", 12);
    return rows.meeting(rows.group("Lanterns", kai, room), kai, room, TUESDAY, LocalTime.of(16, 0));
  }

  private UUID hour(ScheduleRows rows) {
    return rows.hour(
        rows.person("Dana", "Whitlock"),
        as(CastMember.MIRIAM).id().value(),
        rows.room("South", 3),
        TUESDAY,
        LocalTime.of(10, 0));
  }

  /** A signed sheet, and the session of the one who was there. */
  private UUID[] signed(ScheduleRows rows, UUID kai) {
    UUID meeting = meeting(rows, kai);
    InCare dana = rows.person("Dana", "Whitlock");
    rows.partOf(meeting, dana);
    UUID session =
        jdbc.sql("select id from session where group_session = ?")
            .param(meeting)
            .query(UUID.class)
            .single();
    clock.stopAt(MONDAY_TEN.plus(Duration.ofDays(2)));
    sessions.markAttendance(
        new SessionId(session), SessionState.ATTENDED, null, as(CastMember.KAI));
    jdbc.sql(
            "update group_session set state = 'held', signed_at = changed_at, signed_by = ? where id = ?")
        .params(kai, meeting)
        .update();
    return new UUID[] {meeting, session};
  }

  private CareGroupId evening() {
    return groups.add(
        NewCareGroup.rolling(
            "main",
            "Evening",
            "2.1",
            CareGroup.Track.EVENING,
            as(CastMember.KAI).id(),
            null,
            LocalDate.of(2026, 12, 1),
            List.of(new GroupMeeting(1, DayOfWeek.TUESDAY, LocalTime.of(18, 0), 180))),
        as(EDITOR).actor());
  }
}
