package care.throughline.schedule.feed;

import care.throughline.access.StaffDeactivated;
import care.throughline.access.StaffId;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret addresses of calendar feeds. An address carries 256 random bits, is shown once, and only
 * its hash is kept: a copy of the database opens no calendar. Everyone has at most one.
 */
@Repository
public class Feeds {

  private static final int SECRET_BYTES = 32;

  /** 32 bytes in base64url without padding. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Nobody's feed: who has left, died or was merged into another record is no longer shown. */
  private static final String SELECT =
      """
      select f.id, f.staff, f.person, f.token_hash, f.made_at, f.made_by,
             coalesce(s.site, (select e.site from episode e where e.person = f.person order by e.referred_at desc limit 1)) as site
      from calendar_feed f left join staff s on s.id = f.staff left join person p on p.id = f.person
      where f.revoked_at is null and coalesce(s.active, p.deceased_on is null and p.merged_into is null)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AuditTrail audit;
  private final SecureRandom random = new SecureRandom();

  Feeds(JdbcClient jdbc, Clock clock, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Makes a new address; the one before stops working in the same moment.
   *
   * @return the secret part of the address, which cannot be read again
   */
  @Transactional
  public String renew(FeedOwner owner, Actor by) {
    // Two renewals at once: the second waits here and then revokes the first one's address.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('calendarFeed:' || ?, 0))")
        .param(owner.value().toString())
        .query((row, number) -> true)
        .single();
    revoke(owner, by);
    String secret = secret();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into calendar_feed (id, %s, token_hash, made_at, made_by) values (?, ?, ?, ?, ?)"
                .formatted(column(owner)))
        .params(id, owner.value(), hash(secret), Times.utc(clock.instant()), by.name())
        .update();
    audit.record(by, "calendarFeed.made", column(owner), owner.value(), Map.of("feed", id));
    return secret;
  }

  /**
   * Closes the address for good.
   *
   * @return false when there was none
   */
  @Transactional
  public boolean revoke(FeedOwner owner, Actor by) {
    boolean was =
        jdbc.sql(
                    "update calendar_feed set revoked_at = ?, revoked_by = ? where "
                        + column(owner)
                        + " = ? and revoked_at is null")
                .params(Times.utc(clock.instant()), by.name(), owner.value())
                .update()
            > 0;
    if (was) {
      audit.record(by, "calendarFeed.revoked", column(owner), owner.value(), Map.of());
    }
    return was;
  }

  /** Whoever comes back makes a new address: the old one may have been handed on. */
  @EventListener
  void on(StaffDeactivated event) {
    revoke(new FeedOwner.OfStaff(event.staff()), new Actor(event.by()));
  }

  /** The feed somebody has now. */
  public Optional<Feed> of(FeedOwner owner) {
    return jdbc.sql(SELECT + " and f." + column(owner) + " = ?")
        .param(owner.value())
        .query((row, number) -> read(row))
        .optional();
  }

  /**
   * The feed at an address. What is looked up is a hash, so how long an answer takes tells nothing
   * about addresses that exist; the last comparison takes the same time for every outcome.
   *
   * @param secret the secret part of the address, as it came
   */
  public Optional<Feed> at(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    byte[] hash = hash(secret);
    return jdbc.sql(SELECT + " and f.token_hash = ?")
        .param(hash)
        .query((row, number) -> new Found(read(row), row.getBytes("token_hash")))
        .optional()
        .filter(found -> MessageDigest.isEqual(found.hash(), hash))
        .map(Found::feed);
  }

  private record Found(Feed feed, byte[] hash) {}

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has SHA-256.", never);
    }
  }

  private static String column(FeedOwner owner) {
    return owner instanceof FeedOwner.OfStaff ? "staff" : "person";
  }

  private static Feed read(ResultSet row) throws SQLException {
    UUID staff = row.getObject("staff", UUID.class);
    return new Feed(
        row.getObject("id", UUID.class),
        staff == null
            ? new FeedOwner.OfPerson(new PersonId(row.getObject("person", UUID.class)))
            : new FeedOwner.OfStaff(new StaffId(staff)),
        row.getString("site"),
        Times.instant(row, "made_at"),
        row.getString("made_by"));
  }
}
