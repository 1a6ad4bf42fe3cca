package care.throughline.access;

import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes passwords that are told once, and lets members of staff choose their own. */
@Component
public class Passwords {

  /** How long a password that somebody else was told lets its holder in. */
  static final Duration ONE_TIME = Duration.ofHours(72);

  /** Least length of an own password; length counts for more than odd signs. */
  public static final int SHORTEST = 12;

  private static final int LONGEST = 72;
  private static final int RANDOM_BYTES = 15;

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers staff;
  private final PasswordEncoder encoder;
  private final AuditTrail audit;

  Passwords(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers staff,
      PasswordEncoder encoder,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.staff = staff;
    this.encoder = encoder;
    this.audit = audit;
  }

  /** A new password and what is kept of it. */
  record Fresh(String password, String hash) {}

  Fresh fresh() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Fresh(password, encoded(password));
  }

  Instant oneTimeUntil() {
    return clock.instant().plus(ONE_TIME);
  }

  /**
   * Replaces the member's own password and ends their sessions, this one included: whoever knew the
   * old one is out.
   *
   * @throws AdministrationRefused when the present one is wrong, or the new one is too short, too
   *     long or the same
   */
  public void choose(String present, String chosen, Staff by) {
    String hash = staff.passwordHash(by.username()).orElseThrow();
    if (!encoder.matches(present, hash)) {
      throw new AdministrationRefused(Texts.of("access.password.wrong"));
    }
    if (chosen.length() < SHORTEST || chosen.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new AdministrationRefused(Texts.of("access.password.length", SHORTEST, LONGEST));
    }
    if (chosen.equals(present) || chosen.equalsIgnoreCase(by.username())) {
      throw new AdministrationRefused(Texts.of("access.password.not-new"));
    }
    String next = encoded(chosen);
    transactions.run(
        () -> {
          jdbc.sql(
                  "update staff set password_hash = ?, one_time_until = null, sign_in_epoch = sign_in_epoch + 1 where id = ?")
              .params(next, by.id().value())
              .update();
          audit.record(by.actor(), "staff.passwordChosen", "staff", by.id().value(), Map.of());
        });
  }

  private String encoded(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }
}
