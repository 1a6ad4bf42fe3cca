package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.platform.Announced;
import care.throughline.platform.Background;
import care.throughline.platform.Json;
import care.throughline.worklist.WorkItemChange;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The pages of this node that are open and told of changes. They are told ids and versions, and
 * only of items their readers work with; what a row says they read themselves, with their own
 * rights. Bounded: in streams, in streams of one reader, in what waits for one, in threads.
 */
@Component
public class LiveStreams implements Announced, Background.Recurring {

  /** Most streams of one node; well below the connections the server takes. */
  static final int MOST = 250;

  /** Most streams of one reader: the browser's tabs that are in sight. */
  static final int MOST_OF_READER = 8;

  /** After this a stream ends and the page opens another one, with the rights of that moment. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration BEAT = Duration.ofSeconds(20);
  private static final int WRITERS = 4;

  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor writers =
      new ThreadPoolExecutor(
          WRITERS, WRITERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST), threads());
  private final AtomicLong opened = new AtomicLong();
  private final Json json;
  private volatile boolean listening;
  private volatile boolean closing;

  LiveStreams(Json json) {
    this.json = json;
    writers.allowCoreThreadTimeOut(true);
  }

  /**
   * Opens a stream. The oldest of a reader who has too many gives way: it is most likely that of a
   * page that was left and not missed yet.
   *
   * @return empty when the node has too many, or is stopping
   */
  synchronized Optional<SseEmitter> open(Staff reader, @Nullable HttpSession session) {
    List<LiveStream> own =
        open.stream()
            .filter(one -> one.reader().id().equals(reader.id()))
            .sorted(Comparator.comparingLong(LiveStream::number))
            .toList();
    if (own.size() >= MOST_OF_READER) {
      drop(own.get(0));
    }
    if (closing || open.size() >= MOST) {
      return Optional.empty();
    }
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    LiveStream stream = new LiveStream(opened.incrementAndGet(), reader, session, emitter, writers);
    emitter.onCompletion(() -> open.remove(stream));
    emitter.onTimeout(stream::close);
    emitter.onError(failure -> stream.close());
    open.add(stream);
    stream.offer(new LiveStream.Line(listening ? "beat" : "lost", "-"));
    return Optional.of(emitter);
  }

  /** How many pages are told of changes now. */
  public int count() {
    return open.size();
  }

  /** True while this node hears of changes. */
  public boolean listens() {
    return listening;
  }

  @Override
  public String channel() {
    return WorkItemChange.CHANNEL;
  }

  @Override
  public void heard(String announcement) {
    WorkItemChange change = WorkItemChange.read(announcement, json);
    LiveStream.Line line =
        change.id() == null
            ? new LiveStream.Line("again", "-")
            : new LiveStream.Line("item", change.id() + " " + change.version());
    open.stream()
        .filter(stream -> change.concerns(stream.reader()))
        .forEach(stream -> tell(stream, line));
  }

  @Override
  public void lost() {
    listening = false;
    tellAll(new LiveStream.Line("lost", "-"));
  }

  @Override
  public void listening() {
    listening = true;
    tellAll(new LiveStream.Line("again", "-"));
  }

  @Override
  public String name() {
    return "live-beat";
  }

  @Override
  public Duration pause() {
    return BEAT;
  }

  /** A sign of life for every page whose reader is still signed in; the others are let go. */
  @Override
  public void round() {
    for (LiveStream stream : open) {
      if (stream.signedIn()) {
        tell(stream, new LiveStream.Line(listening ? "beat" : "lost", "-"));
      } else {
        drop(stream);
      }
    }
  }

  /** Before the server stops taking requests: it would wait for streams that never end. */
  @EventListener(ContextClosedEvent.class)
  public void close() {
    closing = true;
    open.forEach(this::drop);
    writers.shutdown();
  }

  private void tellAll(LiveStream.Line line) {
    open.forEach(stream -> tell(stream, line));
  }

  private void tell(LiveStream stream, LiveStream.Line line) {
    if (!stream.offer(line)) {
      open.remove(stream);
    }
  }

  private void drop(LiveStream stream) {
    stream.close();
    open.remove(stream);
  }

  private static ThreadFactory threads() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "live-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
