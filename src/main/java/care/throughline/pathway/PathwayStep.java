package care.throughline.pathway;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Declares a delegate as a step of the catalogue. The bean name that a model uses is the class name
 * with a small first letter; the gate, the catalogue page and the modeler read this one
 * declaration.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PathwayStep {

  /** What it does, in one sentence that a clinician reads. */
  String words();

  /** What a model must or may give it. */
  Input[] inputs() default {};

  /** Variables it sets. */
  String[] results() default {};

  /** One input parameter of a step. */
  @interface Input {

    String name();

    /** {@code string}, {@code number} or {@code boolean}. */
    String type() default "string";

    boolean required() default true;

    /** Allowed values; empty when any of the type will do. */
    String[] values() default {};
  }
}
