package care.throughline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsTests {

  private final Assets assets =
      new Assets(
          Map.of(
              "src/app.js",
                  Map.of(
                      "file",
                      "app-1.js",
                      "imports",
                      List.of("_shared.js", "_other.js"),
                      "css",
                      List.of("a/app-1.css")),
              "_shared.js",
                  Map.of(
                      "file",
                      "c/shared-1.js",
                      "imports",
                      List.of("_other.js"),
                      "css",
                      List.of("a/shared-1.css")),
              "_other.js",
                  Map.of(
                      "file",
                      "c/other-1.js",
                      "imports",
                      List.of("_shared.js"),
                      "css",
                      List.of("a/other-1.css", "a/shared-1.css")),
              "src/preferences.js", Map.of("file", "preferences-1.js")));

  @Test
  void givesTheHashedScriptOfAnEntry() {
    assertThat(assets.script("app")).isEqualTo("/assets/app-1.js");
  }

  @Test
  void givesTheStylesOfAnEntryAndItsImportsOnceEach() {
    assertThat(assets.styles("app"))
        .containsExactly("/assets/a/other-1.css", "/assets/a/shared-1.css", "/assets/a/app-1.css");
    assertThat(assets.styles("preferences")).isEmpty();
  }

  @Test
  void refusesAnEntryThatWasNotBuilt() {
    assertThatThrownBy(() -> assets.script("studio")).hasMessageContaining("src/studio.js");
  }
}
