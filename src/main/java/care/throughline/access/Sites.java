package care.throughline.access;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    jdbc.sql("select weekday, opens, closes from site_hours where site = ?")
        .param(id)
        .query(
            row -> {
              hours.put(
                  DayOfWeek.of(row.getInt("weekday")),
                  new Hours(
                      row.getObject("opens", LocalTime.class),
                      row.getObject("closes", LocalTime.class)));
            });
    Set<LocalDate> closures = new HashSet<>();
    Map<LocalDate, Hours> partClosures = new HashMap<>();
    jdbc.sql("select on_date, from_time, until_time from site_closure where site = ?")
        .param(id)
        .query(
            row -> {
              LocalDate day = row.getObject("on_date", LocalDate.class);
              LocalTime from = row.getObject("from_time", LocalTime.class);
              if (from == null) {
                closures.add(day);
              } else {
                partClosures.put(
                    day, new Hours(from, row.getObject("until_time", LocalTime.class)));
              }
            });
    return jdbc.sql("select id, name, zone, phone from site where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new Site(
                    row.getString("id"),
                    row.getString("name"),
                    ZoneId.of(row.getString("zone")),
                    row.getString("phone"),
                    Map.copyOf(hours),
                    Set.copyOf(closures),
                    Map.copyOf(partClosures)))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("There is no site " + id + "."));
  }

  /** The first site: where referrals land that name none. */
  public Site home() {
    return get(
        Objects.requireNonNull(
            jdbc.sql("select min(id) from site").query(String.class).single(), "no site"));
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
