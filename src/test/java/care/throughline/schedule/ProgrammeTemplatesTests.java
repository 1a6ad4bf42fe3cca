package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProgrammeTemplatesTests extends ClinicTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);
  private static final List<Slot> THREE_EVENINGS =
      List.of(
          slot("group", DayOfWeek.MONDAY, 17, 180),
          slot("group", DayOfWeek.WEDNESDAY, 17, 180),
          slot("group", DayOfWeek.FRIDAY, 17, 180),
          slot("individual", DayOfWeek.TUESDAY, 9, 60));

  @Autowired private ProgrammeTemplates templates;
  @Autowired private Programmes programmes;
  @Autowired private Doses doses;
  @Autowired private Transactions transactions;

  @AfterEach
  void asShipped() {
    jdbc.sql("delete from template_version where version > 1").update();
  }

  @Test
  void theShippedTemplatesSayTheirDoseAgainstTheLevel() {
    assertThat(templates.versions())
        .extracting(
            template ->
                template.code()
                    + " "
                    + template.weekMinutes()
                    + "/"
                    + template.minimumWeekMinutes()
                    + (template.belowMinimum() ? " below" : ""))
        .containsExactlyInAnyOrder(
            "IOP-SEED 420/540 below", "IOP-9 600/540", "IOP-TEEN 360/360", "OP-1 60/0");
  }

  @Test
  void aChangeHoldsFromItsDayAndWhoeverIsInAProgrammeKeepsTheirs() {
    EpisodeId before = planned("Dana", "IOP-SEED");
    ProgrammeTemplate changed =
        templates.change(
            "IOP-SEED",
            new TemplateChange(
                TODAY.plusDays(7), 16, THREE_EVENINGS, "The payer asks for nine hours"),
            as(CastMember.SAMIR));
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.belowMinimum()).isFalse();
    assertThat(templates.get("IOP-SEED", TODAY.plusDays(6)).weeks()).isEqualTo(12);
    clock.stopAt(MONDAY_TEN.plus(java.time.Duration.ofDays(8)));
    EpisodeId after = planned("Lee", "IOP-SEED");
    assertThat(doses.of(after)).hasSize(16).allMatch(week -> week.plannedMinutes() == 600);
    transactions.run(() -> programmes.extend(before, 2, "once"));
    assertThat(doses.of(before)).hasSize(14).allMatch(week -> week.plannedMinutes() == 420);
  }

  @Test
  void whatCannotBeIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> change(TODAY, 0, List.of(slot("group", DayOfWeek.MONDAY, 17, 5))))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("choose 2027-01-05 or later")
        .hasMessageContaining("1 to 104 weeks, not 0")
        .hasMessageContaining("15 to 480 minutes, not 5");
    assertThatThrownBy(
            () ->
                change(
                    TODAY.plusDays(1),
                    12,
                    List.of(
                        slot("group", DayOfWeek.MONDAY, 17, 180),
                        slot("individual", DayOfWeek.MONDAY, 19, 60))))
        .hasMessage("Two sessions overlap at 19:00 on the same day: move one of them.");
    change(TODAY.plusDays(1), 12, THREE_EVENINGS);
    assertThatThrownBy(() -> change(TODAY.plusDays(1), 12, THREE_EVENINGS))
        .hasMessageContaining("There is a version of IOP-SEED from 2027-01-05 already");
  }

  @Test
  void onlySupervisorAndDirectorChangeATemplate() {
    assertThatThrownBy(
            () ->
                templates.change(
                    "IOP-SEED",
                    new TemplateChange(TODAY.plusDays(1), 12, THREE_EVENINGS, "Why not"),
                    as(CastMember.ANNEKE)))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("Only a clinical supervisor");
  }

  private void change(LocalDate from, int weeks, List<Slot> slots) {
    templates.change(
        "IOP-SEED", new TemplateChange(from, weeks, slots, "A reason"), as(CastMember.SAMIR));
  }

  private EpisodeId planned(String name, String template) {
    EpisodeId episode =
        course.open(
            persons.add(
                new NewPerson(
                    name,
                    "Whitlock",
                    LocalDate.of(1992, 5, 2),
                    "female",
                    "en",
                    null,
                    null,
                    null,
                    List.of())),
            new Referral("phone", "phone:" + name, null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    transactions.run(() -> programmes.plan(episode, template));
    return episode;
  }

  private static Slot slot(String kind, DayOfWeek day, int hour, int minutes) {
    return new Slot(kind, 1, day, LocalTime.of(hour, 0), minutes);
  }
}
