package care.throughline.pathway;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.platform.engine.PathwayEngine;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The published bundles. A release never changes once installed. */
@Repository
public class Releases {

  private static final RowMapper<Release> ROW =
      (row, number) ->
          new Release(
              row.getInt("number"),
              row.getString("pathway"),
              row.getString("deployment"),
              row.getString("content_hash"),
              Times.instant(row, "installed_at"),
              row.getString("note"));

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PathwayEngine engine;
  private final AuditTrail audit;
  private final Map<Integer, Release> byNumber = new ConcurrentHashMap<>();
  private final Map<Integer, Map<String, Form>> forms = new ConcurrentHashMap<>();

  Releases(JdbcClient jdbc, Clock clock, PathwayEngine engine, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.engine = engine;
    this.audit = audit;
  }

  /** The release new episodes of a pathway start on; empty before the first one is installed. */
  public Optional<Release> current(String pathway) {
    return jdbc.sql("select * from release where pathway = ? order by number desc limit 1")
        .param(pathway)
        .query(ROW)
        .optional();
  }

  /**
   * The release with that number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Release get(int number) {
    return byNumber.computeIfAbsent(
        number,
        missing ->
            jdbc.sql("select * from release where number = ?")
                .param(missing)
                .query(ROW)
                .optional()
                .orElseThrow(
                    () -> new IllegalArgumentException("There is no release " + missing + ".")));
  }

  /** The release that the engine's deployment belongs to. */
  public Release deployedAs(String deployment) {
    return byNumber.values().stream()
        .filter(release -> release.deployment().equals(deployment))
        .findFirst()
        .orElseGet(
            () ->
                get(
                    jdbc.sql("select number from release where deployment = ?")
                        .param(deployment)
                        .query(Integer.class)
                        .single()));
  }

  /**
   * A form of a release.
   *
   * @throws IllegalArgumentException when the release has no such form
   */
  public Form form(int release, String form) {
    Form found = forms.computeIfAbsent(release, this::readForms).get(form);
    if (found == null) {
      throw new IllegalArgumentException("Release " + release + " has no form " + form + ".");
    }
    return found;
  }

  /** The form as it was published, for the browser to draw. */
  public String formSchema(int release, String form) {
    String deployment = get(release).deployment();
    return engine.resources(deployment).stream()
        .filter(name -> name.endsWith(".form"))
        .map(name -> engine.resource(deployment, name).orElse("{}"))
        .filter(json -> Form.parse(json).id().equals(form))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("Release " + release + " has no form " + form + "."));
  }

  /**
   * Installs a bundle as the next release; the same bundle a second time gives the release it
   * already is.
   */
  @Transactional
  public Release install(Bundle bundle, String note, Actor actor) {
    String hash = bundle.contentHash();
    Optional<Release> same =
        jdbc.sql("select * from release where pathway = ? and content_hash = ?")
            .params(bundle.pathway(), hash)
            .query(ROW)
            .optional();
    if (same.isPresent()) {
      return same.get();
    }
    int number =
        jdbc.sql("select coalesce(max(number), 0) + 1 from release").query(Integer.class).single();
    String deployment = engine.deploy(bundle.pathway() + " release " + number, bundle.files());
    jdbc.sql(
            "insert into release (number, pathway, deployment, content_hash, installed_at, note) values (?, ?, ?, ?, ?, ?)")
        .params(
            List.of(number, bundle.pathway(), deployment, hash, Times.utc(clock.instant()), note))
        .update();
    audit.record(actor, "release.installed", "release", number, Map.of("contentHash", hash));
    return get(number);
  }

  private Map<String, Form> readForms(int release) {
    Map<String, Form> found = new HashMap<>();
    String deployment = get(release).deployment();
    engine.resources(deployment).stream()
        .filter(name -> name.endsWith(".form"))
        .map(name -> Form.parse(engine.resource(deployment, name).orElse("{}")))
        .forEach(form -> found.put(form.id(), form));
    return Map.copyOf(found);
  }
}
