package care.throughline.access;

import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after five wrong passwords for one account from one address, or twenty from
 * one address, that address waits fifteen minutes. The right password from another address still
 * works, so nobody can lock a colleague out.
 */
@Component
final class SignInThrottle {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_ACCOUNT = 5;
  private static final int PER_ADDRESS = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInThrottle(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean closed(String account, String address) {
    return jdbc.sql(
            """
            select count(*) filter (where account = :account) >= :perAccount or count(*) >= :perAddress
            from sign_in_failure where address = :address and at > :since""")
        .param("account", account)
        .param("address", address)
        .param("perAccount", PER_ACCOUNT)
        .param("perAddress", PER_ADDRESS)
        .param("since", Times.utc(clock.instant().minus(WINDOW)))
        .query(Boolean.class)
        .single();
  }

  void failed(String account, String address) {
    jdbc.sql("insert into sign_in_failure (account, address, at) values (?, ?, ?)")
        .params(account, address, Times.utc(clock.instant()))
        .update();
  }

  void succeeded(String account, String address) {
    jdbc.sql("delete from sign_in_failure where account = ? and address = ?")
        .params(account, address)
        .update();
  }
}
