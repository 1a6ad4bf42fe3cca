package care.throughline;

import care.throughline.platform.PlainFailure;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;

/** Starts the application, or runs the command named by the first argument. */
@SpringBootApplication
public class Throughline {

  /** Exit codes: 0 done, 1 done with refusals or failed unforeseen, 2 not usable. */
  public static void main(String[] arguments) {
    int code = run(arguments);
    if (code != Commands.KEEPS_RUNNING) {
      System.exit(code);
    }
  }

  private static int run(String[] arguments) {
    try {
      refuseOtherZones();
      return Commands.run(arguments);
    } catch (RuntimeException failure) {
      String plain = plain(failure);
      if (plain == null) {
        // The framework tells failures to its own log only, which is off: an unforeseen one must be
        // seen.
        System.err.println("throughline: it did not start, for a reason that was not foreseen.");
        failure.printStackTrace();
        return 1;
      }
      System.err.println("throughline: " + plain);
      return 2;
    }
  }

  /** The engine stores due times without a zone, so every node has to run in UTC. */
  private static void refuseOtherZones() {
    TimeZone zone = TimeZone.getDefault();
    if (zone.getRawOffset() != 0 || zone.useDaylightTime()) {
      throw new PlainFailure(
          "Java runs in time zone "
              + zone.getID()
              + ", Throughline needs UTC. Start it with: java -Duser.timezone=UTC -jar throughline.jar");
    }
  }

  private static @Nullable String plain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlainFailure) {
        return cause.getMessage();
      }
      if (cause instanceof BindException wrong) {
        return "The setting "
            + setting(wrong.getName().toString())
            + " is wrong: "
            + lastMessage(wrong)
            + ".";
      }
      if (cause instanceof InvalidConfigurationPropertyValueException wrong) {
        return "The setting "
            + setting(wrong.getName())
            + " is \""
            + wrong.getValue()
            + "\", which cannot be read: "
            + lastMessage(wrong)
            + ".";
      }
      if (cause instanceof PortInUseException taken) {
        return "Port "
            + taken.getPort()
            + " is taken by another program. Stop it, or set SERVER_PORT to a free one.";
      }
    }
    return null;
  }

  /** The environment variable by which an operator sets a property. */
  private static String setting(String property) {
    return property
        .toUpperCase(Locale.ROOT)
        .replace('.', '_')
        .replace("-", "")
        .replace("THROUGHLINE_DATABASE_", "THROUGHLINE_DB_")
        .replace("THROUGHLINE_MAIL_", "THROUGHLINE_SMTP_");
  }

  private static String lastMessage(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("it cannot be read");
  }
}
