package care.throughline.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An SMTP server that misbehaves at one point of the conversation, once. */
final class FaultyServer implements AutoCloseable {

  private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
  private final @Nullable String answer;
  private final At at;

  /** Where it misbehaves. */
  enum At {
    RECIPIENT,
    TEXT
  }

  /**
   * Starts listening.
   *
   * @param answer what it says there; null to hang up without a word
   */
  FaultyServer(@Nullable String answer, At at) throws IOException {
    this.answer = answer;
    this.at = at;
    Thread thread = new Thread(this::talk, "faulty-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void talk() {
    try (Socket socket = listening.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream()) {
      say(out, "220 faulty");
      boolean text = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        boolean here =
            text
                ? at == At.TEXT && line.equals(".")
                : at == At.RECIPIENT && line.startsWith("RCPT");
        if (here && answer == null) {
          return;
        }
        if (here) {
          say(out, answer);
          text = false;
        } else if (line.startsWith("DATA") && !text) {
          text = true;
          say(out, "354 go on");
        } else if (!text) {
          say(out, "250 fine");
        }
      }
    } catch (IOException ended) {
      // The other side hung up, or the test is over.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
