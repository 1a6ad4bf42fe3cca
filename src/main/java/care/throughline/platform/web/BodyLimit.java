package care.throughline.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long, also those that do not say how long they are. The server itself
 * limits only posted forms. Files of models may be longer than what a person types.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimit extends OncePerRequestFilter {

  static final long TYPED = 1_000_000;
  static final long SENT = 10_000_000;

  /** More came than is allowed. */
  static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    TooLong() {
      super("The body is too long.");
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = Requests.path(request);
    if (path.startsWith("/fhir")) {
      // That door reads no more than it takes and answers in its own words.
      chain.doFilter(request, response);
      return;
    }
    long limit = path.startsWith("/engine-rest") ? SENT : TYPED;
    if (request.getContentLengthLong() > limit) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    // Posted forms are limited by the server; reading them here would take their parameters away.
    String type = request.getContentType();
    boolean counted = type != null && !type.startsWith("application/x-www-form-urlencoded");
    chain.doFilter(counted ? new Counting(request, limit) : request, response);
  }

  private static final class Counting extends HttpServletRequestWrapper {

    private final long limit;

    Counting(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(
              getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream source;
    private long left;

    Counted(ServletInputStream source, long limit) {
      this.source = source;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = source.read();
      took(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = source.read(buffer, offset, length);
      took(Math.max(count, 0));
      return count;
    }

    private void took(int count) throws TooLong {
      left -= count;
      if (left < 0) {
        throw new TooLong();
      }
    }

    @Override
    public boolean isFinished() {
      return source.isFinished();
    }

    @Override
    public boolean isReady() {
      return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      source.setReadListener(listener);
    }
  }
}
