package care.throughline.jar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the cast at the running jar: on its pages with a session, on its interface with Basic. */
final class Visitor {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern TOKEN =
      Pattern.compile("name=\"_csrf\"[^>]*(?:value|content)=\"([^\"]+)\"");

  private final PackagedJar jar;
  private final String username;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Visitor(PackagedJar jar, String username) {
    this.jar = jar;
    this.username = username;
  }

  /** Signs in through the form; the answer is the page the visitor comes to. */
  HttpResponse<String> signIn() throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(page("/sign-in").body());
    if (!token.find()) {
      throw new AssertionError("The sign-in page carries no token.");
    }
    String form =
        "username="
            + username
            + "&password="
            + PackagedJar.PASSWORD
            + "&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    return client.send(
        HttpRequest.newBuilder(URI.create(jar.url("/sign-in")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(jar.url(path))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * What an open page is told of changes, as {@code event data}. Ends when the node ends it, and
   * with the test's own end.
   */
  BlockingQueue<String> listen() throws IOException, InterruptedException {
    InputStream stream =
        client
            .send(
                HttpRequest.newBuilder(URI.create(jar.url("/work-items/live")))
                    .header("Accept", "text/event-stream")
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream())
            .body();
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Thread reader =
        new Thread(
            () -> {
              String event = "";
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                  } else if (line.startsWith("data:")) {
                    told.add(event + " " + line.substring(5).strip());
                  }
                }
              } catch (IOException ended) {
                told.add("ended -");
              }
            });
    reader.setDaemon(true);
    reader.start();
    return told;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(jar.url(path))));
  }

  JsonNode put(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(jar.url(path))).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  JsonNode delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(jar.url(path))).DELETE());
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(jar.url(path)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Only an answer of 2xx is an acknowledgement. */
  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    String credentials = username + ":" + PackagedJar.PASSWORD;
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                request
                    .timeout(Duration.ofSeconds(60))
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(
          answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
