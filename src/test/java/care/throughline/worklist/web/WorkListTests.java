package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.ListRows;
import care.throughline.worklist.DueBand;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListKey;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.SavedView;
import care.throughline.worklist.SavedViews;
import care.throughline.worklist.ViewRefused;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkListView;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is on a list, and in which order. */
final class WorkListTests extends ClinicTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @Autowired private ListedItems listed;
  @Autowired private WorkLists lists;
  @Autowired private SavedViews views;

  @Test
  void pagesTogetherAreTheWholeListInClinicalOrderThoughTimePassesBetweenThem() {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(300, 700, anneke.id().value());
    ListTimes times = ListTimes.at(clock.instant(), ZONE);
    ListAddress team = ListAddress.parse("tab=team");
    List<WorkItem> whole = listed.page(team, listed.look(anneke, times, null), null, 1_000).items();

    List<WorkItem> paged = new ArrayList<>();
    ListKey after = null;
    do {
      ListTimes then = ListTimes.at(after == null ? clock.instant() : after.readAt(), ZONE);
      ListedItems.Page page = listed.page(team, listed.look(anneke, then, null), after, 37);
      paged.addAll(page.items());
      after = page.next() == null ? null : ListKey.parse(page.next());
      clock.stopAt(clock.instant().plus(Duration.ofMinutes(20)));
    } while (after != null);

    assertThat(paged).hasSizeGreaterThan(200).isEqualTo(whole);
    assertThat(whole)
        .isSortedAccordingTo(
            Comparator.comparing((WorkItem item) -> times.bandOf(item.dueAt()))
                .thenComparing(WorkItem::urgency, Comparator.reverseOrder())
                .thenComparing(WorkItem::dueAt));
    assertThat(whole.stream().map(item -> times.bandOf(item.dueAt())).distinct())
        .containsExactly(DueBand.OVERDUE, DueBand.TODAY, DueBand.WEEK, DueBand.LATER);
  }

  @Test
  void everyFilterShowsExactlyWhatFits() {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(300, 700, anneke.id().value());
    List<WorkItem> all = items("tab=team", anneke);
    assertThat(items("tab=team&task=Do+the+thing+number+3", anneke))
        .isNotEmpty()
        .isEqualTo(all.stream().filter(i -> i.name().equals("Do the thing number 3")).toList());
    assertThat(items("tab=team&role=therapist", anneke))
        .isNotEmpty()
        .isEqualTo(all.stream().filter(i -> i.roles().contains("therapist")).toList());
    assertThat(items("tab=team&urgency=emergency&urgency=urgent", anneke))
        .isNotEmpty()
        .isEqualTo(all.stream().filter(i -> i.urgency().ordinal() >= 2).toList());
    assertThat(items("tab=team&owner=nobody", anneke)).isEqualTo(items("tab=unassigned", anneke));
    assertThat(items("tab=team&level=3.7", anneke))
        .isNotEmpty()
        .isEqualTo(
            all.stream().filter(i -> "3.7".equals(episodes.get(i.episode()).level())).toList());
    assertThat(items("tab=team&snoozed=with", anneke)).hasSizeGreaterThan(all.size());
    assertThat(items("tab=team&q=l-0000007", anneke))
        .isNotEmpty()
        .allMatch(i -> persons.get(i.person()).mrn().equals("L-0000007"));
  }

  @Test
  void everyCountIsThatOfTheListOnEveryTab() {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(300, 700, anneke.id().value());
    ListTimes times = ListTimes.at(clock.instant(), ZONE);
    for (String filter :
        List.of(
            "",
            "&urgency=emergency&urgency=high",
            "&due=overdue&due=week",
            "&role=therapist",
            "&task=Do+the+thing+number+7",
            "&level=2.1",
            "&level=2.1&task=Do+the+thing+number+7&urgency=routine",
            "&owner=" + anneke.id().value(),
            "&owner=nobody",
            "&snoozed=with",
            "&q=whit",
            "&q=number+1&level=1")) {
      ListAddress asked = ListAddress.parse("tab=team" + filter);
      ListedItems.Look look = listed.look(anneke, times, asked.filter().words());
      Set<ListAddress> tabs =
          Arrays.stream(WorkListView.values()).map(asked::on).collect(Collectors.toSet());
      Map<ListAddress, Integer> counts = listed.counts(tabs, look);
      assertThat(counts.values()).as(filter).anyMatch(count -> count > 0);
      for (ListAddress tab : tabs) {
        assertThat(counts.get(tab))
            .as(tab.query())
            .isEqualTo(listed.page(tab, look, null, 1_000).items().size());
      }
    }
  }

  @Test
  void aListThatHoldsMoreThanIsCountedSaysSo() {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(400, 5_000, anneke.id().value());
    ListedItems.Look look = listed.look(anneke, ListTimes.at(clock.instant(), ZONE), null);
    ListAddress team = ListAddress.parse("tab=team");
    ListAddress free = ListAddress.parse("tab=unassigned");
    ListAddress late = ListAddress.parse("tab=team&due=overdue");
    ListAddress today = ListAddress.parse("tab=team&due=today");
    Map<ListAddress, Integer> together = listed.counts(Set.of(team, free, late, today), look);
    for (ListAddress list : List.of(team, free, late, today)) {
      assertThat(together.get(list))
          .as(list.query())
          .isEqualTo(listed.counts(Set.of(list), look).get(list));
    }
    assertThat(together.get(team)).isEqualTo(ListedItems.MOST_COUNTED + 1);
    assertThat(together.get(today)).isBetween(1, ListedItems.MOST_COUNTED);
  }

  @Test
  void theLevelFollowsTheEpisode() {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(20, 60, anneke.id().value());
    jdbc.sql("update episode set level = '4'").update();
    assertThat(items("tab=team&level=4", anneke)).isEqualTo(items("tab=team", anneke));
  }

  @Test
  void aSharedViewIsOthersToLookAtAndToCopyAndKeepsNoNames() {
    Staff samir = as(CastMember.SAMIR);
    Staff anneke = as(CastMember.ANNEKE);
    SavedView shared =
        views.keep("Urgent", ListAddress.parse("tab=team&urgency=urgent&q=whitlock"), true, samir);
    assertThat(shared.address().query()).isEqualTo("tab=team&urgency=urgent");
    assertThat(views.of(anneke)).extracting(SavedView::name).contains("Urgent");
    assertThatThrownBy(() -> views.rename(shared.id(), "Mine", anneke))
        .isInstanceOf(ViewRefused.class);
    assertThatThrownBy(() -> views.delete(shared.id(), anneke)).isInstanceOf(ViewRefused.class);
    assertThatThrownBy(() -> views.keep("To all", shared.address(), true, anneke))
        .isInstanceOf(ViewRefused.class);
    SavedView copy = views.copy(shared.id(), anneke);
    assertThat(copy.address()).isEqualTo(shared.address());
    views.beginWith(copy.id(), anneke);
    WorkLists.Screen begun = lists.screen(null, anneke);
    assertThat(begun.filter().current()).isNotNull();
    assertThat(begun.filter().query()).isEqualTo("tab=team&urgency=urgent");
  }

  private List<WorkItem> items(String query, Staff reader) {
    ListAddress address = ListAddress.parse(query);
    return listed
        .page(
            address,
            listed.look(reader, ListTimes.at(clock.instant(), ZONE), address.filter().words()),
            null,
            1_000)
        .items();
  }
}
