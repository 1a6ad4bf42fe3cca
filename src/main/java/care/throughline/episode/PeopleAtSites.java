package care.throughline.episode;

import care.throughline.access.SiteUse;
import care.throughline.platform.web.Counted;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A site where somebody is in care is in use. */
@Component
final class PeopleAtSites implements SiteUse {

  private final JdbcClient jdbc;

  PeopleAtSites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> goingOn(String site) {
    int open =
        jdbc.sql("select count(*) from episode where site = ? and closed_at is null")
            .param(site)
            .query(Integer.class)
            .single();
    return open == 0
        ? Optional.empty()
        : Optional.of(Counted.of(open, "person is in care there", "people are in care there"));
  }
}
