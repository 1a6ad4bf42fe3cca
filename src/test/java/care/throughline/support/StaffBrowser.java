package care.throughline.support;

import care.throughline.demo.CastMember;
import care.throughline.worklist.WorkItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A member of staff at a browser: signs in with name and password, keeps the session's cookie,
 * sends the page's token with every change, and does work items as the pages' scripts do.
 */
public final class StaffBrowser {

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern PAGE_TOKEN =
      Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
  private static final Pattern ROW = Pattern.compile("data-row=\"([0-9a-f-]{36})\"");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client;
  private final URI clinic;
  private String token = "";

  private StaffBrowser(int port) {
    clinic = URI.create("http://localhost:" + port);
    client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Opens a browser and signs in. */
  public static StaffBrowser signedIn(int port, CastMember member) {
    return signedIn(port, member.username(), ClinicTest.PASSWORD);
  }

  /** Opens a browser and signs in with a password. */
  public static StaffBrowser signedIn(int port, String username, String password) {
    StaffBrowser browser = new StaffBrowser(port);
    String form = first(FORM_TOKEN, browser.get("/sign-in").body());
    HttpResponse<String> home =
        browser.send(
            browser
                .to("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username="
                            + encoded(username)
                            + "&password="
                            + encoded(password)
                            + "&_csrf="
                            + encoded(form))));
    if (home.statusCode() != 200 || home.uri().getPath().equals("/sign-in")) {
      throw new IllegalStateException(
          username + " could not sign in: " + home.statusCode() + " " + home.uri());
    }
    browser.token = first(PAGE_TOKEN, home.body());
    return browser;
  }

  /** Ids of the items on the list of a tab, in the order shown. */
  public List<String> list(String tab) {
    return ROW.matcher(get("/?tab=" + tab).body())
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
  }

  /** Takes the item from its page; the page that follows. */
  public HttpResponse<String> claim(String item) {
    return send(
        to("/work-items/" + item + "/claim")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=" + encoded(token))));
  }

  /** Sends a page's form; the page that follows. */
  public HttpResponse<String> submit(String path, Map<String, String> fields) {
    StringBuilder body = new StringBuilder("_csrf=" + encoded(token));
    fields.forEach(
        (name, value) -> body.append('&').append(encoded(name)).append('=').append(encoded(value)));
    return send(
        to(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Acts on the rows that are chosen on a list; the list that follows. */
  public HttpResponse<String> bulk(String act, String tab, List<WorkItem> chosen) {
    StringBuilder body =
        new StringBuilder("_csrf=" + encoded(token) + "&act=" + act + "&tab=" + tab);
    chosen.forEach(item -> body.append("&id=").append(item.id().value()));
    return send(
        to("/work-items/bulk")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** The form of an item, as the script reads it. */
  public JsonNode form(String item) {
    return body(script("/work-items/" + item + "/form"));
  }

  /** What is typed already: version, answers, and where they come from. */
  public JsonNode draft(String item) {
    return body(script("/work-items/" + item + "/draft"));
  }

  /** Sends the answers. */
  public HttpResponse<String> complete(String item, int version, Map<String, Object> answers) {
    return send(
        to("/work-items/" + item + "/complete")
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("X-CSRF-TOKEN", token)
            .POST(
                BodyPublishers.ofString(
                    json.writeValueAsString(Map.of("version", version, "answers", answers)))));
  }

  /** A page. */
  public HttpResponse<String> get(String path) {
    return send(to(path).header("Accept", "text/html"));
  }

  /** What the page fetches of itself, such as a part that comes into view. */
  public HttpResponse<String> part(String path) {
    return send(to(path).header("Accept", "text/html").header("HX-Request", "true"));
  }

  /** Presses a button that sends nothing but itself; the page that follows. */
  public HttpResponse<String> press(String path) {
    return send(
        to(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=" + encoded(token))));
  }

  /** Reads an answer as JSON. */
  public Map<String, Object> read(HttpResponse<String> answer) {
    return json.readValue(answer.body(), new TypeReference<>() {});
  }

  private HttpResponse<String> script(String path) {
    return send(to(path).header("Accept", "application/json"));
  }

  private JsonNode body(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(clinic.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String first(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("The page has no " + pattern + ".");
    }
    return found.group(1);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
