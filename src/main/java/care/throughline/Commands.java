package care.throughline;

import care.throughline.access.StaffAccounts;
import care.throughline.interop.ImportCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What the jar can be asked to do. */
final class Commands {

  /** The server runs on its own threads; the process must not end. */
  static final int KEEPS_RUNNING = -1;

  private static final String USAGE =
      """
      throughline                          serve
      throughline import PATH...           referrals from FHIR bundles, files or folders
      throughline staff USER "NAME" ROLE…  an account with a new password, printed once
      """;

  private Commands() {}

  /** Runs the command; returns its exit code or {@link #KEEPS_RUNNING}. */
  static int run(String[] arguments) {
    List<String> rest =
        arguments.length < 2 ? List.of() : Arrays.asList(arguments).subList(1, arguments.length);
    String command =
        arguments.length == 0 || arguments[0].startsWith("--") ? "serve" : arguments[0];
    return switch (command) {
      case "serve" -> serve(arguments);
      case "import" -> importReferrals(rest);
      case "staff" -> staff(rest);
      default -> usage();
    };
  }

  private static int serve(String[] arguments) {
    boolean demo = demo();
    Map<String, Object> defaults = new HashMap<>();
    defaults.put("throughline.demo.on", demo);
    if (demo) {
      defaults.put("server.address", "127.0.0.1");
    }
    SpringApplication application = new SpringApplication(Throughline.class);
    application.setDefaultProperties(defaults);
    application.run(arguments);
    return KEEPS_RUNNING;
  }

  private static int importReferrals(List<String> paths) {
    if (paths.isEmpty()) {
      return usage();
    }
    try (ConfigurableApplicationContext context = withoutServer()) {
      return context
          .getBean(ImportCommand.class)
          .run(paths.stream().map(Path::of).toList(), System.out);
    }
  }

  private static int staff(List<String> arguments) {
    if (arguments.size() < 3) {
      return usage();
    }
    try (ConfigurableApplicationContext context = withoutServer()) {
      String password =
          context
              .getBean(StaffAccounts.class)
              .set(arguments.get(0), arguments.get(1), arguments.subList(2, arguments.size()));
      System.out.println(arguments.get(0) + " can sign in with " + password);
      return 0;
    }
  }

  private static ConfigurableApplicationContext withoutServer() {
    SpringApplication application = new SpringApplication(Throughline.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    // As arguments, because these must win over application.yaml.
    return application.run(
        "--throughline.demo.on=false",
        "--throughline.engine.executor=false",
        "--throughline.database.attach=true");
  }

  private static int usage() {
    System.err.print(USAGE);
    return 2;
  }

  /** The demo clinic is on by itself only where nobody's data can be: on the embedded database. */
  private static boolean demo() {
    String wanted = System.getenv().getOrDefault("THROUGHLINE_DEMO", "");
    String external = System.getenv().getOrDefault("THROUGHLINE_DB_URL", "");
    return wanted.isBlank()
        ? external.isBlank()
        : Boolean.parseBoolean(wanted) || "on".equals(wanted) || "1".equals(wanted);
  }
}
