package care.throughline.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTests {

  private static final String NAME = "{'type':'textfield','key':'name','label':'Name'}";

  @Test
  void readsFieldsInTheirOrderWithThoseOfGroups() {
    Form form =
        form(
            "{'type':'text','text':'Hello'}",
            NAME,
            "{'type':'group','label':'More','components':[{'type':'checkbox','key':'agreed','label':'Agreed','validate':{'required':true}}]}",
            "{'type':'separator'}");

    assertThat(form.id()).isEqualTo("sample");
    assertThat(form.fields()).extracting(FormField::key).containsExactly("name", "agreed");
    assertThat(form.fields()).extracting(FormField::required).containsExactly(false, true);
  }

  @Test
  void boundsTextThatTheFormLeavesUnbounded() {
    Form form = form(NAME, "{'type':'textarea','key':'note','label':'Note'}");

    assertThat(form.fields())
        .extracting(field -> ((FormField.Text) field).maxLength())
        .containsExactly(200, 4000);
  }

  @Test
  void readsTheTypeOfARoutingField() {
    Form form =
        form(
            "{'type':'radio','key':'weeks','label':'Weeks','values':[{'label':'2','value':'2'}],'properties':{'routing':'true','type':'number'}}",
            "{'type':'select','key':'outcome','label':'Outcome','values':[{'label':'A','value':'a'}],'properties':{'routing':'true'}}",
            "{'type':'checkbox','key':'agreed','label':'Agreed','properties':{'routing':'true'}}",
            "{'type':'number','key':'score','label':'Score'}");

    assertThat(form.fields())
        .extracting(FormField::routing)
        .containsExactly(
            FormField.RoutingType.NUMBER,
            FormField.RoutingType.STRING,
            FormField.RoutingType.BOOLEAN,
            null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"id\":\"a\",\"id\":\"b\",\"type\":\"default\",\"components\":[]}",
        "{\"id\":\"a\",\"type\":\"default\",\"components\":[]} more",
        "{\"id\":\"a b\",\"type\":\"default\",\"components\":[]}",
        "{\"id\":\"a\",\"type\":\"other\",\"components\":[]}",
        "{\"id\":\"a\",\"type\":\"default\"}",
        "{\"id\":\"a\",\"type\":\"default\",\"components\":[],\"script\":\"x\"}",
        "{\"id\":\"a\",\"type\":\"default\",\"components\":[1]}",
      })
  void refusesWhatIsNoForm(String text) {
    assertThatThrownBy(() -> Form.parse(text)).isInstanceOf(FormUnreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "html",
        "iframe",
        "image",
        "button",
        "expression",
        "filepicker",
        "dynamiclist",
        "table",
        "taglist",
        "script",
        "default"
      })
  void refusesComponentsThatAreNotAllowed(String type) {
    assertRefused(
        "{'type':'" + type + "','key':'a','label':'A','id':'Field_1'}", "type \"" + type + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'defaultValue':'x'                                   ; defaultValue",
        "'disabled':true                                      ; disabled",
        "'readonly':'=true'                                   ; readonly",
        "'path':'a.b'                                         ; path",
        "'conditional':{'show':'=a'}                          ; show",
        "'validate':{'custom':'x'}                            ; custom",
        "'properties':{'listener':'x'}                        ; listener",
        "'properties':{'routing':'true'}                      ; free text never goes to the engine",
        "'properties':{'routing':true}                        ; routing",
        "'properties':{'type':'string'}                       ; routing",
        "'validate':{'maxLength':'=length'}                   ; maxLength",
        "'validate':{'maxLength':100000}                      ; maxLength",
        "'validate':{'required':'true'}                       ; required",
        "'validate':{'pattern':'(a+)+b'}                      ; pattern",
        "'validate':{'pattern':'a*b*'}                        ; pattern",
        "'validate':{'pattern':'a|b'}                         ; pattern",
        "'validate':{'validationType':'phone'}                ; email",
        "'description':'=name'                                ; expression",
        "'description':'Hello {{name}}'                       ; expression",
        "'description':'<b>Bold</b>'                          ; HTML",
        "'description':'[here](javascript:alert)'             ; link",
        "'description':'[here](http://example.org)'           ; link",
        "'description':'[here](//example.org)'                ; link",
        "'description':'![x](https://example.org/x.png)'      ; images",
        "'appearance':{'prefixAdorner':'=x'}                  ; expression",
        "'conditional':{'hide':'true'}                        ; starts with =",
        "'conditional':{'hide':'=count(x) > 1'}               ; condition",
        "'conditional':{'hide':'=other = true'}               ; does not ask",
        "'conditional':{'hide':'=a = null'}                   ; does not fit",
      })
  void refusesPropertiesThatNobodyChecked(String property, String named) {
    assertRefused("{'type':'textfield','key':'a','label':'A'," + property + "}", named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Name", "first name", "a.b", "1st", "_a", "and", "", "date"})
  void refusesKeysThatAreNoNames(String key) {
    assertRefused("{'type':'textfield','key':'" + key + "','label':'A'}", "key");
  }

  @Test
  void refusesAKeyThatIsUsedTwice() {
    assertThatThrownBy(() -> form(NAME, "{'type':'group','label':'G','components':[" + NAME + "]}"))
        .isInstanceOf(FormUnreadable.class)
        .hasMessage("name: the key is used twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'valuesKey':'list'",
        "'valuesExpression':'=list'",
        "'values':[]",
        "'values':[{'label':'A','value':1}]",
        "'values':[{'label':'A','value':'a b'}]",
        "'values':[{'label':'A','value':'a'},{'label':'B','value':'a'}]",
        "'values':[{'label':'=a','value':'a'}]",
        "'values':[{'label':'A','value':'a'}],'properties':{'routing':'true','type':'number'}",
        "'values':[{'label':'A','value':'yes'},{'label':'B','value':'maybe'}],'properties':{'routing':'true','type':'boolean'}",
      })
  void refusesChoicesThatAreNotWrittenInTheForm(String values) {
    assertThatThrownBy(() -> form("{'type':'radio','key':'a','label':'A'," + values + "}"))
        .isInstanceOf(FormUnreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=choice = \\\"c\\\"",
        "=choice > 1",
        "=choice = true",
        "=box = 1",
        "=box = \\\"yes\\\"",
        "=score = \\\"1\\\"",
        "=score > null",
        "=when = null",
        "=many = null",
      })
  void refusesAConditionThatDoesNotFitTheFieldItLooksAt(String condition) {
    assertThatThrownBy(
            () ->
                form(
                    "{'type':'radio','key':'choice','label':'A','values':[{'label':'A','value':'a'},{'label':'B','value':'b'}]}",
                    "{'type':'checkbox','key':'box','label':'B'}",
                    "{'type':'number','key':'score','label':'S'}",
                    "{'type':'datetime','subtype':'date','key':'when','dateLabel':'W'}",
                    "{'type':'checklist','key':'many','label':'M','values':[{'label':'A','value':'a'}]}",
                    "{'type':'textfield','key':'name','label':'N','conditional':{'hide':'"
                        + condition
                        + "'}}"))
        .isInstanceOf(FormUnreadable.class);
  }

  @Test
  void refusesConditionsThatGoInACircle() {
    assertThatThrownBy(() -> form(box("a", "b"), box("b", "a")))
        .isInstanceOf(FormUnreadable.class)
        .hasMessageContaining("itself");
  }

  @Test
  void refusesConditionsThatBuildOnEachOtherTooOften() {
    assertThat(form(box("a", null), box("b", "a"), box("c", "b")).fields()).hasSize(3);
    assertThatThrownBy(() -> form(box("a", null), box("b", "a"), box("c", "b"), box("d", "c")))
        .isInstanceOf(FormUnreadable.class)
        .hasMessageStartingWith("d: ");
  }

  @Test
  void refusesGroupsThatAreNestedTooDeep() {
    String component = NAME;
    for (int i = 0; i < 5; i++) {
      component = "{'type':'group','label':'G','components':[" + component + "]}";
    }
    String deep = component;

    assertThatThrownBy(() -> form(deep))
        .isInstanceOf(FormUnreadable.class)
        .hasMessageContaining("nested");
  }

  @Test
  void allowsLinksToHttpsAndToOurOwnPages() {
    assertThat(
            form("{'type':'text','text':'See [this](https://example.org) and [that](/help).'}")
                .fields())
        .isEmpty();
  }

  private static void assertRefused(String component, String named) {
    assertThatThrownBy(() -> form(component))
        .isInstanceOf(FormUnreadable.class)
        .hasMessageContaining(named);
  }

  private static String box(String key, @Nullable String dependsOn) {
    String condition =
        dependsOn == null ? "" : ",'conditional':{'hide':'=" + dependsOn + " = true'}";
    return "{'type':'checkbox','key':'" + key + "','label':'" + key + "'" + condition + "}";
  }

  static Form form(String... components) {
    return Form.parse(
        ("{'id':'sample','type':'default','components':[" + String.join(",", components) + "]}")
            .replace('\'', '"'));
  }
}
