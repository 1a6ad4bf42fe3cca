package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.DueBand;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListFilter;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.Notices;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkListView;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the first page that are lists of work: own, urgent, unassigned, notices. */
@Configuration(proxyBeanMethods = false)
class WorkHome {

  private static final ListFilter OVERDUE = ListFilter.NONE.due(EnumSet.of(DueBand.OVERDUE));
  private static final ListFilter TODAY = ListFilter.NONE.due(EnumSet.of(DueBand.TODAY));
  private static final ListFilter URGENT =
      new ListFilter(
          EnumSet.of(Urgency.URGENT, Urgency.EMERGENCY),
          Set.of(),
          null,
          null,
          null,
          null,
          false,
          null);
  private static final ListFilter CO_SIGN =
      new ListFilter(Set.of(), Set.of(), null, "Co-sign placement", null, null, false, null);

  @Bean
  HomePart ownWorkPart(ListedItems listed, PersonNames names) {
    return new Lists(
        listed,
        names,
        "own-work",
        () -> Texts.of("workspace.part.own-work"),
        10,
        WorkListView.MINE,
        ListFilter.NONE) {
      @Override
      public boolean shownTo(Staff reader) {
        return reader.seesPeople();
      }

      @Override
      String nothing() {
        return Texts.of("workspace.work.nothing-own");
      }
    };
  }

  @Bean
  HomePart urgentWorkPart(ListedItems listed, PersonNames names) {
    return new Lists(
        listed,
        names,
        "urgent",
        () -> Texts.of("workspace.part.urgent"),
        12,
        WorkListView.TEAM,
        URGENT) {
      @Override
      public boolean shownTo(Staff reader) {
        return any(reader, Role.MEDICAL, Role.ONCALL, Role.SUPERVISOR, Role.DIRECTOR, Role.INTAKE);
      }

      @Override
      String nothing() {
        return Texts.of("workspace.work.nothing-urgent");
      }
    };
  }

  @Bean
  HomePart coSignaturesPart(ListedItems listed, PersonNames names) {
    return new Lists(
        listed,
        names,
        "co-sign",
        () -> Texts.of("workspace.part.co-sign"),
        14,
        WorkListView.TEAM,
        CO_SIGN) {
      @Override
      public boolean shownTo(Staff reader) {
        return any(reader, Role.SUPERVISOR, Role.MEDICAL, Role.CLINICIAN);
      }

      @Override
      String nothing() {
        return Texts.of("workspace.work.nothing-co-sign");
      }
    };
  }

  @Bean
  HomePart unassignedPart(ListedItems listed, PersonNames names) {
    return new Lists(
        listed,
        names,
        "unassigned",
        () -> Texts.of("workspace.part.unassigned"),
        20,
        WorkListView.UNASSIGNED,
        ListFilter.NONE) {
      @Override
      public boolean shownTo(Staff reader) {
        return reader.seesPeople();
      }

      @Override
      String nothing() {
        return Texts.of("workspace.work.nothing-unassigned");
      }
    };
  }

  @Bean
  HomePart noticesPart(Notices notices) {
    return HomePart.of(
        "notices",
        () -> Texts.of("workspace.part.notices"),
        50,
        Staff::seesPeople,
        (part, reader, texts) -> {
          int unseen = notices.unseen(reader.username());
          return unseen == 0
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.notices.none"),
                  "/notices",
                  Texts.of("workspace.notices.open"),
                  Texts.of("workspace.notices.advice"))
              : HomeCard.of(
                  part,
                  "soon",
                  Texts.of("workspace.notices.new", unseen),
                  "/notices",
                  Texts.of("workspace.notices.open"),
                  List.of());
        });
  }

  static boolean any(Staff reader, Role... roles) {
    return Set.of(roles).stream().anyMatch(reader::has);
  }

  /** A list with how much of it is late and due today, and its first items. */
  private abstract static class Lists implements HomePart {

    private final ListedItems listed;
    private final PersonNames names;
    private final String key;
    private final Supplier<String> title;
    private final int order;
    private final WorkListView view;
    private final ListFilter filter;

    Lists(
        ListedItems listed,
        PersonNames names,
        String key,
        Supplier<String> title,
        int order,
        WorkListView view,
        ListFilter filter) {
      this.listed = listed;
      this.names = names;
      this.key = key;
      this.title = title;
      this.order = order;
      this.view = view;
      this.filter = filter;
    }

    abstract String nothing();

    @Override
    public String key() {
      return key;
    }

    @Override
    public String title() {
      return title.get();
    }

    @Override
    public int order() {
      return order;
    }

    @Override
    public HomeCard card(Staff reader, TimeTexts texts) {
      ListAddress all = new ListAddress(view, filter);
      ListAddress overdue = new ListAddress(view, filter.due(OVERDUE.bands()));
      ListAddress today = new ListAddress(view, filter.due(TODAY.bands()));
      ListedItems.Look look = listed.look(reader, ListTimes.at(texts.now(), texts.zone()), null);
      Map<ListAddress, Integer> counts = listed.counts(Set.of(all, overdue, today), look);
      int open = count(counts, all);
      int late = count(counts, overdue);
      int due = count(counts, today);
      if (open == 0) {
        return HomeCard.nothing(
            this,
            Texts.of("workspace.work.nothing-open"),
            "/?" + all.query(),
            Texts.of("workspace.work.open-list"),
            nothing());
      }
      ListedItems.Page first = listed.page(all, look, null, HomeCard.LINES);
      return HomeCard.of(
          this,
          late > 0 ? "late" : due > 0 ? "soon" : "ok",
          words(late, due, open),
          "/?" + (late > 0 ? overdue : due > 0 ? today : all).query(),
          late > 0
              ? Texts.of("workspace.work.open-overdue")
              : due > 0
                  ? Texts.of("workspace.work.open-today")
                  : Texts.of("workspace.work.open-list"),
          lines(first.items(), texts));
    }

    private static int count(Map<ListAddress, Integer> counts, ListAddress address) {
      return Objects.requireNonNullElse(counts.get(address), 0);
    }

    private static String words(int late, int due, int open) {
      if (late > 0 && due > 0) {
        return Texts.of("workspace.work.overdue-due-open", told(late), told(due), told(open));
      }
      if (late > 0) {
        return Texts.of("workspace.work.overdue-open", told(late), told(open));
      }
      return due > 0
          ? Texts.of("workspace.work.due-open", told(due), told(open))
          : Texts.of("workspace.work.open", told(open));
    }

    /** Counts go up to a thousand; beyond it they only say that there are more. */
    private static String told(int count) {
      return count > ListedItems.MOST_COUNTED
          ? Texts.of("workspace.work.more-than", Integer.toString(ListedItems.MOST_COUNTED))
          : Integer.toString(count);
    }

    private List<HomeCard.Line> lines(List<WorkItem> items, TimeTexts texts) {
      Map<PersonId, PersonNames.PersonName> people =
          names.of(
              items.stream().filter(WorkItem::isTask).map(item -> item.task().person()).toList());
      return items.stream()
          .map(item -> line(item, item.isTask() ? people.get(item.task().person()) : null, texts))
          .toList();
    }

    private static HomeCard.Line line(
        WorkItem item, PersonNames.@Nullable PersonName person, TimeTexts texts) {
      boolean late = !item.dueAt().isAfter(texts.now());
      boolean soon = item.dueAt().isBefore(texts.startOfDay(1));
      return new HomeCard.Line(
          item.name(),
          person == null ? null : HomeCard.Named.of(person),
          "/work-items/" + item.id().value(),
          texts.left(item.dueAt()),
          late ? "late" : soon ? "soon" : "ok");
    }
  }
}
