package care.throughline.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.notification.Correspondence;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import care.throughline.support.ClinicTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.ui.ExtendedModelMap;

class NotificationLogControllerTests extends ClinicTest {

  @Autowired private NotificationLogController controller;
  @Autowired private Correspondence correspondence;
  @Autowired private Sites sites;

  private final ExtendedModelMap model = new ExtendedModelMap();
  private EpisodeId dana;
  private EpisodeId lee;

  @BeforeEach
  void twoPeopleAreWrittenTo() {
    dana = episodeOf("Dana", "Whitlock");
    lee = episodeOf("Lee", "Okafor");
    correspondence.toPerson(dana, "welcomeBack", "step-1");
    clock.advance(Duration.ofMinutes(1));
    correspondence.toPerson(lee, "missedYou", "step-2");
  }

  @Test
  void newestComesFirstInTheClinicsTime() {
    assertThat(log("", "", ""))
        .extracting(NotificationRow::template)
        .containsExactly("We missed you", "Appointments go on");
    assertThat(log("", "", "").get(1).time()).isEqualTo("4 Jan 2027, 10:00");
    assertThat(model).containsEntry("resultText", "2 messages").containsEntry("next", null);
  }

  @Test
  void aNameATemplateAChannelOrAStateNarrowsTheList() {
    assertThat(log("whitl", "", ""))
        .extracting(row -> row.person().name())
        .containsExactly("Dana Whitlock");
    assertThat(log("missed", "", ""))
        .extracting(row -> row.person().name())
        .containsExactly("Lee Okafor");
    assertThat(log("nobody of that name", "", "")).isEmpty();
    assertThat(log("", "letter", "shown")).hasSize(2);
    assertThat(log("", "email", "")).isEmpty();
    assertThat(log("", "", "failed")).isEmpty();
  }

  @Test
  void openingATextIsAudited() {
    String id = log("", "", "").get(0).id();
    controller.text(as(CastMember.INES), UUID.fromString(id), model);
    assertThat(((MessageText) model.get("message")).body()).contains("We missed you");
    assertThat(
            jdbc.sql(
                    "select actor from audit_entry where action = 'notification.read' and subject_id = ?")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("ines");
  }

  @Test
  void whoSeesNoPeopleSeesNoMessages() {
    assertThatThrownBy(() -> controller.log(as(CastMember.OLU), "", "", "", null, model))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> controller.text(as(CastMember.LENA), UUID.randomUUID(), model))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void theNextPageGoesOnWhereThisOneEnds() {
    for (int number = 0; number < 60; number++) {
      correspondence.toPerson(dana, "welcomeBack", "more-" + number);
    }
    assertThat(log("", "", "")).hasSize(50);
    String next = String.valueOf(model.get("next"));
    controller.log(
        as(CastMember.ROSA),
        "",
        "",
        "",
        UUID.fromString(next.substring(next.indexOf("after=") + 6)),
        model);
    assertThat(rows()).hasSize(12);
  }

  private List<NotificationRow> log(String query, String channel, String state) {
    assertThat(controller.log(as(CastMember.ROSA), query, channel, state, null, model))
        .isEqualTo("notification/log");
    return rows();
  }

  @SuppressWarnings("unchecked")
  private List<NotificationRow> rows() {
    return (List<NotificationRow>) model.get("rows");
  }

  private EpisodeId episodeOf(String given, String family) {
    PersonId person =
        persons.add(
            new NewPerson(
                given, family, LocalDate.of(1992, 5, 2), null, "en", null, null, null, List.of()));
    EpisodeId id = new EpisodeId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, referred_at)
            values (?, ?, ?, (select max(number) from release), 'planned', 'received', 'referral', false, ?)""")
        .params(id.value(), person.value(), sites.home().id(), Times.utc(MONDAY_TEN))
        .update();
    return id;
  }
}
