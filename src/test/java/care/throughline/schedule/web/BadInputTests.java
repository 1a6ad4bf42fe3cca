package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.NewCareGroup;
import care.throughline.support.ScheduleRows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.util.HtmlUtils;

/** Whatever is wrong with what is asked for, the page and the program name it and the way out. */
class BadInputTests extends WebClinicTest {

  private static final CastMember EDITOR = CastMember.SAMIR;

  @Autowired private CareGroups groups;

  /** What can be wrong; the message names the thing and says what to do. */
  enum Wrong {
    ROOM_FOR_NOBODY("Oak cannot hold 0 people", "write a capacity from 1 to 100"),
    GROUP_FOR_NOBODY("A capacity of 0 is not possible", "Choose 1 to 30 seats"),
    CLOSED_IN_THE_PAST("Friday 1 January 2027 is past", "choose today or a day to come"),
    SEAT_IN_THE_PAST("Friday 1 January 2027 is over", "Choose"),
    CLOSED_BACKWARDS("The closure ends at 09:00, before it begins", "write an end that is later"),
    LEAVE_BACKWARDS("The leave of Miriam Osei ends on", "swap the two days"),
    OPEN_BACKWARDS("before it opens at 20:00", "write a closing time that is later"),
    HOURS_OVERLAP("The hours of Miriam Osei on Monday", "let the second begin at 13:00"),
    UNKNOWN_HOLIDAYS("is no country whose holidays are known", "choose one of the list"),
    BOOKED_WHILE_ON_HOLD("The person is on hold", "Plan the return first"),
    WAITS_WHILE_ON_HOLD("The programme is on hold", "plan the return first"),
    MOVED_INTO_THE_PAST("Friday 1 January 2027, 10:00 is past", "choose a time to come"),
    MOVED_BACKWARDS("It would end at 09:00, before it begins", "write an end that is later"),
    PLACED_WHILE_ON_HOLD("The programme is on hold", "plan the return first");

    private final String what;
    private final String wayOut;

    Wrong(String what, String wayOut) {
      this.what = what;
      this.wayOut = wayOut;
    }
  }

  /** The same wish as a form and as JSON. */
  private record Wish(
      String path, String[] fields, HttpMethod method, String apiPath, String json) {

    /** An offer is taken with one press; nothing is typed. */
    boolean button() {
      return path.endsWith("/placing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProgramIsToldWhatIsWrongAndWhatToDo(Wrong wrong) throws Exception {
    Wish wish = wish(wrong);
    api(EDITOR, wish.method(), wish.apiPath(), wish.json())
        .andExpect(status().is(422))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.detail", containsString(wrong.what)))
        .andExpect(jsonPath("$.detail", containsString(wrong.wayOut)));
  }

  @ParameterizedTest
  @EnumSource
  void aPageSaysTheSameAndKeepsWhatWasTyped(Wrong wrong) throws Exception {
    Wish wish = wish(wrong);
    MvcResult answer = form(EDITOR, wish.path(), wish.fields()).andReturn();
    String shown = answer.getResponse().getContentAsString();
    assertThat(answer.getResponse().getStatus()).isEqualTo(422);
    assertThat(HtmlUtils.htmlUnescape(shown)).contains(wrong.what).contains(wrong.wayOut);
    for (int value = 1; value < wish.fields().length && !wish.button(); value += 2) {
      assertThat(shown).as("what was typed").contains(wish.fields()[value]);
    }
  }

  private Wish wish(Wrong wrong) {
    return switch (wrong) {
      case ROOM_FOR_NOBODY ->
          new Wish(
              "/rooms",
              new String[] {"name", "Oak", "capacity", "0"},
              POST,
              "/rooms",
              "{\"name\":\"Oak\",\"capacity\":0}");
      case GROUP_FOR_NOBODY ->
          new Wish(
              "/groups",
              new String[] {"name", "Evening", "capacity", "0", "facilitator", "kai"},
              POST,
              "/groups",
              "{\"name\":\"Evening\",\"capacity\":0,\"facilitator\":\"kai\"}");
      case CLOSED_IN_THE_PAST ->
          closure(new String[] {"day", "2027-01-01", "reason", "snow"}, "2027-01-01", "");
      case CLOSED_BACKWARDS ->
          closure(
              new String[] {
                "day", "2027-02-01", "from", "12:00", "until", "09:00", "reason", "snow"
              },
              "2027-02-01",
              ",\"from\":\"12:00\",\"until\":\"09:00\"");
      case SEAT_IN_THE_PAST -> seat(inCare("active"), "2027-01-01");
      case BOOKED_WHILE_ON_HOLD -> seat(inCare("onhold"), "2027-01-04");
      case WAITS_WHILE_ON_HOLD -> {
        String episode = inCare("onhold").value().toString();
        String group = "/groups/" + evening().value() + "/waiting";
        yield new Wish(
            group,
            new String[] {"episode", episode},
            POST,
            group,
            "{\"episode\":\"" + episode + "\"}");
      }
      case MOVED_INTO_THE_PAST -> move("2027-01-01", "10:00", "11:00");
      case MOVED_BACKWARDS -> move("2027-01-06", "10:00", "09:00");
      case PLACED_WHILE_ON_HOLD -> {
        EpisodeId episode = inCare("onhold");
        String group = evening().value().toString();
        String therapist = as(CastMember.MIRIAM).id().value().toString();
        yield new Wish(
            "/people/" + episodes.get(episode).person().value() + "/placing",
            new String[] {
              "group",
              group,
              "therapist",
              therapist,
              "weekday",
              "1",
              "starts",
              "10:00",
              "minutes",
              "60"
            },
            POST,
            "/episodes/" + episode.value() + "/placement",
            "{\"group\":\""
                + group
                + "\",\"therapist\":\""
                + therapist
                + "\",\"weekday\":1,\"starts\":\"10:00\"}");
      }
      case LEAVE_BACKWARDS ->
          member(
              "/leave",
              new String[] {"first", "2027-03-10", "last", "2027-03-01"},
              POST,
              "{\"first\":\"2027-03-10\",\"last\":\"2027-03-01\"}");
      case HOURS_OVERLAP ->
          member(
              "/hours",
              new String[] {
                "monday0From", "09:00", "monday0Until", "13:00",
                "monday1From", "12:00", "monday1Until", "17:00"
              },
              PUT,
              "{\"hours\":[{\"weekday\":\"monday\",\"from\":\"09:00\",\"until\":\"13:00\"},{\"weekday\":\"monday\",\"from\":\"12:00\",\"until\":\"17:00\"}]}");
      case OPEN_BACKWARDS ->
          new Wish(
              "/calendar/site/hours/preview",
              new String[] {"mondayOpens", "20:00", "mondayCloses", "08:00"},
              PUT,
              "/site-calendar/hours",
              "{\"monday\":{\"opens\":\"20:00\",\"closes\":\"08:00\"}}");
      case UNKNOWN_HOLIDAYS ->
          new Wish(
              "/calendar/site/holiday-region",
              new String[] {"country", "atlantis"},
              PUT,
              "/site-calendar/holiday-region",
              "{\"region\":\"atlantis\"}");
    };
  }

  private Wish move(String day, String from, String until) {
    ScheduleRows rows = new ScheduleRows(jdbc);
    UUID hour =
        rows.hour(
            rows.person("Dana", "Whitlock"),
            as(CastMember.MIRIAM).id().value(),
            rows.room("South", 3),
            LocalDate.of(2027, 1, 5),
            LocalTime.of(10, 0));
    String path = "/sessions/" + hour + "/move";
    return new Wish(
        path,
        new String[] {"day", day, "from", from, "until", until, "why", "Court"},
        POST,
        path,
        "{\"day\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"why\":\"Court\"}"
            .formatted(day, from, until));
  }

  private static Wish closure(String[] fields, String day, String times) {
    return new Wish(
        "/calendar/site/preview",
        fields,
        POST,
        "/site-calendar/closures",
        "{\"day\":\"" + day + "\",\"reason\":\"snow\"" + times + "}");
  }

  private Wish member(String what, String[] fields, HttpMethod method, String json) {
    String path = "/staff-hours/" + as(CastMember.MIRIAM).id().value() + what;
    return new Wish(path, fields, method, path, json);
  }

  private Wish seat(EpisodeId episode, String from) {
    String path = "/groups/" + evening().value() + "/seats";
    return new Wish(
        path,
        new String[] {"episode", episode.value().toString(), "from", from},
        POST,
        path,
        "{\"episode\":\"" + episode.value() + "\",\"from\":\"" + from + "\"}");
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
