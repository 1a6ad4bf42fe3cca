package care.throughline.access;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sites of the installation. */
@Repository
public class Sites {

  private final JdbcClient jdbc;

  Sites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The site with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Site get(String id) {
    SiteRows rows = new SiteRows();
    jdbc.sql(
            """
            select s.id, s.name, s.zone, s.phone, h.weekday, h.opens, h.closes, null::date as closed, null::time as from_time, null::time as until_time
            from site s left join site_hours h on h.site = s.id where s.id = :id
            union all
            select c.site, null, null, null, null, null, null, c.on_date, c.from_time, c.until_time from site_closure c where c.site = :id""")
        .param("id", id)
        .query(rows);
    return rows.site()
        .orElseThrow(() -> new IllegalArgumentException("There is no site " + id + "."));
  }

  /**
   * As {@link #get}, to plan by: whoever closes a day at the site waits until the transaction ends,
   * and so finds what was planned.
   */
  @Transactional
  public Site steady(String id) {
    jdbc.sql("select id from site where id = ? for share").param(id).query(String.class).optional();
    return get(id);
  }

  /** The calendar of a site changes: waits for whoever plans by it, and lets nobody else begin. */
  @Transactional
  public void calendarChanges(String id) {
    jdbc.sql("select id from site where id = ? for no key update")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** The first site that was set up and is open: where referrals land that name none. */
  public Site home() {
    return get(
        Objects.requireNonNull(
            jdbc.sql("select id from site order by closed_at is not null, made limit 1")
                .query(String.class)
                .single(),
            "no site"));
  }

  /** True when no site has been set up. */
  public boolean none() {
    return !jdbc.sql("select exists (select 1 from site)").query(Boolean.class).single();
  }

  /** Sets a site up with its weekly hours. */
  @Transactional
  public void add(Site site) {
    jdbc.sql("insert into site (id, name, zone, phone) values (?, ?, ?, ?)")
        .params(site.id(), site.name(), site.zone().getId(), site.phone())
        .update();
    site.hours()
        .forEach(
            (day, hours) ->
                jdbc.sql(
                        "insert into site_hours (site, weekday, opens, closes) values (?, ?, ?, ?)")
                    .params(site.id(), day.getValue(), hours.opens(), hours.closes())
                    .update());
    for (LocalDate day : site.closures()) {
      jdbc.sql("insert into site_closure (site, on_date, reason) values (?, ?, 'closed')")
          .params(site.id(), day)
          .update();
    }
  }
}
