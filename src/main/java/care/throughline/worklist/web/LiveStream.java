package care.throughline.worklist.web;

import care.throughline.access.Staff;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page that is told of changes. What it has not taken yet waits in a short queue; a page
 * that does not keep up is let go and reads its list again when it is back.
 */
final class LiveStream {

  /** Most lines that wait for one page. */
  static final int LONGEST_QUEUE = 256;

  private final long number;
  private final Staff reader;
  private final @Nullable HttpSession session;
  private final SseEmitter emitter;
  private final Executor writers;
  private final Queue<Line> waiting = new ArrayDeque<>();
  private boolean writing;
  private boolean closed;

  LiveStream(
      long number,
      Staff reader,
      @Nullable HttpSession session,
      SseEmitter emitter,
      Executor writers) {
    this.number = number;
    this.reader = reader;
    this.session = session;
    this.emitter = emitter;
    this.writers = writers;
  }

  /**
   * What is sent.
   *
   * @param event {@code item}, {@code again}, {@code lost} or {@code beat}
   */
  record Line(String event, String words) {}

  /** Goes up with every stream of this node. */
  long number() {
    return number;
  }

  Staff reader() {
    return reader;
  }

  SseEmitter emitter() {
    return emitter;
  }

  /**
   * Puts a line into the queue; never waits.
   *
   * @return false when the stream is closed, or has just been because it does not keep up
   */
  synchronized boolean offer(Line line) {
    if (closed) {
      return false;
    }
    if (waiting.size() >= LONGEST_QUEUE) {
      close();
      return false;
    }
    waiting.add(line);
    if (!writing) {
      writing = true;
      try {
        writers.execute(this::write);
      } catch (RejectedExecutionException full) {
        writing = false;
        close();
        return false;
      }
    }
    return true;
  }

  /** True while whoever opened it is signed in. */
  boolean signedIn() {
    if (session == null) {
      return true;
    }
    try {
      return session.getLastAccessedTime() >= 0;
    } catch (IllegalStateException ended) {
      return false;
    }
  }

  /** Never waits either: while a line is being written, the writer ends the stream after it. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    waiting.clear();
    if (!writing) {
      emitter.complete();
    }
  }

  private void write() {
    for (Line line = next(); line != null; line = next()) {
      try {
        emitter.send(SseEmitter.event().name(line.event()).data(line.words()));
      } catch (IOException | IllegalStateException gone) {
        close();
      }
    }
  }

  private synchronized @Nullable Line next() {
    Line line = waiting.poll();
    writing = line != null;
    if (line == null && closed) {
      emitter.complete();
    }
    return line;
  }
}
