package care.throughline.interop.web;

import care.throughline.access.Staff;
import care.throughline.interop.ImportOutcome;
import care.throughline.interop.ReferralImport;
import care.throughline.interop.fhir.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The FHIR door: a Bundle with a Patient is a referral. Every answer is an OperationOutcome in
 * plain words without personal data.
 */
@RestController
class FhirController {

  private static final Logger LOG = LoggerFactory.getLogger(FhirController.class);
  private static final MediaType FHIR =
      MediaType.parseMediaType("application/fhir+json;charset=UTF-8");

  /**
   * A bundle takes up to some 100 MB while it is read; others wait, and are told to come back
   * rather than fill the memory.
   */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 20;

  private final ReferralImport referrals;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  FhirController(ReferralImport referrals) {
    this.referrals = referrals;
  }

  @PostMapping({"/fhir", "/fhir/"})
  ResponseEntity<Map<String, Object>> take(HttpServletRequest request, Staff client)
      throws IOException, InterruptedException {
    MediaType type = contentType(request);
    if (type == null) {
      return answer(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "error",
          "not-supported",
          "Send the bundle as application/fhir+json.");
    }
    String version = type.getParameter("fhirVersion");
    if (version != null && !version.replace("\"", "").startsWith("4.0")) {
      return refused(Refusal.NOT_R4);
    }
    if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return answer(
          HttpStatus.SERVICE_UNAVAILABLE,
          "error",
          "throttled",
          "Too many referrals at once. Send it again in a minute.");
    }
    try {
      return answer(referrals.take(request.getInputStream(), client.actor()));
    } finally {
      places.release();
    }
  }

  @GetMapping(path = "/fhir/metadata")
  ResponseEntity<Resource> metadata() {
    return ResponseEntity.ok()
        .contentType(FHIR)
        .body(new ClassPathResource("interop/capability-statement.json"));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> cutOff(IOException brokenOff) {
    return answer(
        HttpStatus.BAD_REQUEST,
        "error",
        "incomplete",
        "The bundle did not arrive whole. Nothing was stored; send it again.");
  }

  /**
   * What nobody foresaw. The message of a failure may repeat what a person's record holds, so only
   * its kind and place are logged.
   */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> failed(Exception failure) throws Exception {
    if (failure instanceof AccessDeniedException) {
      throw failure;
    }
    String place =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("care.throughline"))
            .findFirst()
            .map(Object::toString)
            .orElse("-");
    LOG.error("A referral could not be taken in: {} at {}", failure.getClass().getName(), place);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "fatal",
        "exception",
        "The referral could not be taken in. Nothing was stored; send it again later.");
  }

  private static ResponseEntity<Map<String, Object>> answer(ImportOutcome outcome) {
    if (outcome instanceof ImportOutcome.Referred referred) {
      return answer(HttpStatus.CREATED, "information", "informational", Outcomes.words(referred));
    }
    if (outcome instanceof ImportOutcome.AlreadyReferred already) {
      return answer(HttpStatus.OK, "information", "duplicate", Outcomes.words(already));
    }
    return refused(((ImportOutcome.Refused) outcome).refusal());
  }

  private static ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
    return answer(HttpStatus.valueOf(refusal.status()), "error", refusal.issue(), refusal.words());
  }

  private static ResponseEntity<Map<String, Object>> answer(
      HttpStatus status, String severity, String code, String words) {
    return ResponseEntity.status(status).contentType(FHIR).body(Outcomes.of(severity, code, words));
  }

  private static @org.jspecify.annotations.Nullable MediaType contentType(
      HttpServletRequest request) {
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      boolean json =
          type.getType().equals("application")
              && (type.getSubtype().equals("json") || type.getSubtype().equals("fhir+json"));
      return json ? type : null;
    } catch (org.springframework.http.InvalidMediaTypeException unreadable) {
      return null;
    }
  }
}
