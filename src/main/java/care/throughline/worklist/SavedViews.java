package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The views people keep. A shared one is everybody's at the site to look at and its owner's to
 * change. Words searched for are never kept: they may name somebody in care.
 */
@Repository
public class SavedViews {

  /** Most views one person keeps, and most shared ones of a site that are shown. */
  public static final int MOST = 20;

  static final int LONGEST_NAME = 60;
  private static final int LONGEST_QUERY = 500;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final AuditTrail audit;

  SavedViews(JdbcClient jdbc, Clock clock, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** True when the member may share views with their site. */
  public static boolean mayShare(Staff member) {
    return member.has(Role.SUPERVISOR);
  }

  /** The reader's own views and those shared at their site, each by name; the own ones first. */
  public List<SavedView> of(Staff reader) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return jdbc.sql(
            """
            (select v.*, f.staff is not null as first, 0 as place from saved_view v left join first_view f on f.view = v.id and f.staff = :me
             where v.owner = :me order by lower(v.name) limit :most)
            union all
            (select v.*, f.staff is not null, 1 from saved_view v left join first_view f on f.view = v.id and f.staff = :me
             where v.site = :site and v.shared and v.owner <> :me order by lower(v.name), v.id limit :most)
            order by place, name, id""")
        .param("me", reader.id().value())
        .param("site", reader.site())
        .param("most", MOST)
        .query(
            (row, number) ->
                new SavedView(
                    row.getObject("id", UUID.class),
                    new StaffId(row.getObject("owner", UUID.class)),
                    row.getString("name"),
                    ListAddress.parse(row.getString("query")),
                    row.getBoolean("shared"),
                    row.getBoolean("first")))
        .list();
  }

  /**
   * A view the reader may look at.
   *
   * @throws NoSuchElementException when there is none
   */
  public SavedView get(UUID id, Staff reader) {
    return of(reader).stream().filter(view -> view.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * Keeps a view.
   *
   * @param shared with everybody at the site; a supervisor may
   * @throws ViewRefused when the name is missing, too long or taken, there are {@link #MOST}
   *     already, or the member may not share
   */
  public SavedView keep(String name, ListAddress address, boolean shared, Staff by) {
    if (!by.seesPeople()) {
      throw new NoSuchElementException();
    }
    String query = new ListAddress(address.view(), address.filter().withoutWords()).query();
    if (query.length() > LONGEST_QUERY) {
      throw new ViewRefused(Texts.of("worklist.view-refused.filter-long"));
    }
    if (shared && !mayShare(by)) {
      throw new ViewRefused(Texts.of("worklist.view-refused.share"));
    }
    UUID id = UUID.randomUUID();
    written(
        () -> {
          jdbc.sql("select id from staff where id = ? for update")
              .param(by.id().value())
              .query()
              .listOfRows();
          if (jdbc.sql("select count(*) from saved_view where owner = ?")
                  .param(by.id().value())
                  .query(Integer.class)
                  .single()
              >= MOST) {
            throw new ViewRefused(Texts.of("worklist.view-refused.most", MOST));
          }
          jdbc.sql(
                  "insert into saved_view (id, site, owner, name, query, shared, made_at) values (?, ?, ?, ?, ?, ?, ?)")
              .params(
                  id,
                  by.site(),
                  by.id().value(),
                  named(name),
                  query,
                  shared,
                  Times.utc(clock.instant()))
              .update();
          audit.record(by.actor(), "savedView.kept", "savedView", id, Map.of("shared", shared));
        });
    return get(id, by);
  }

  /** Copies a view the reader may look at into a view of their own. Throws as {@link #keep}. */
  public SavedView copy(UUID id, Staff by) {
    SavedView view = get(id, by);
    int over = Math.max(0, copied(view.name()).length() - LONGEST_NAME);
    String name = copied(view.name().substring(0, view.name().length() - over));
    return keep(name, view.address(), false, by);
  }

  /** Gives an own view another name. Throws as {@link #keep}. */
  public SavedView rename(UUID id, String name, Staff by) {
    SavedView view = own(id, by);
    written(
        () -> {
          jdbc.sql(
                  "update saved_view set name = ?, version = version + 1, changed_at = ?, changed_by = ? where id = ?")
              .params(named(name), Times.utc(clock.instant()), by.username(), view.id())
              .update();
          audit.record(by.actor(), "savedView.renamed", "savedView", id, Map.of());
        });
    return get(id, by);
  }

  /** Deletes an own view; who began with it begins with their own work again. */
  public void delete(UUID id, Staff by) {
    SavedView view = own(id, by);
    written(
        () -> {
          jdbc.sql("delete from saved_view where id = ?").param(view.id()).update();
          audit.record(
              by.actor(), "savedView.deleted", "savedView", id, Map.of("shared", view.shared()));
        });
  }

  /** From now on the member begins with that view. */
  public void beginWith(UUID id, Staff by) {
    SavedView view = get(id, by);
    written(
        () -> {
          jdbc.sql(
                  "insert into first_view (staff, view) values (?, ?) on conflict (staff) do update set view = excluded.view")
              .params(by.id().value(), view.id())
              .update();
          audit.record(by.actor(), "savedView.first", "savedView", id, Map.of());
        });
  }

  /** From now on the member begins with their own work. */
  public void beginWithOwnWork(Staff by) {
    written(
        () -> {
          jdbc.sql("delete from first_view where staff = ?").param(by.id().value()).update();
          audit.record(by.actor(), "savedView.noneFirst", "staff", by.id().value(), Map.of());
        });
  }

  private static String copied(String name) {
    return Texts.of("worklist.views.copy", name);
  }

  private SavedView own(UUID id, Staff by) {
    SavedView view = get(id, by);
    if (!view.owner().equals(by.id())) {
      throw new ViewRefused(Texts.of("worklist.view-refused.not-own"));
    }
    return view;
  }

  private void written(Runnable change) {
    try {
      transactions.run(change);
    } catch (DuplicateKeyException taken) {
      throw new ViewRefused(Texts.of("worklist.view-refused.taken"));
    }
  }

  private static String named(String name) {
    String words = name.strip();
    if (words.isEmpty()) {
      throw new ViewRefused(Texts.of("worklist.view-refused.no-name"));
    }
    if (words.length() > LONGEST_NAME || words.indexOf('\0') >= 0) {
      throw new ViewRefused(Texts.of("worklist.view-refused.name-long", LONGEST_NAME));
    }
    return words;
  }
}
