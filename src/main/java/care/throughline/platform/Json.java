package care.throughline.platform;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON columns: plain maps, lists and scalars, nothing typed by class name. */
@Component
public class Json {

  private final JsonMapper mapper = JsonMapper.builder().build();

  /** Writes maps, lists, strings, numbers, booleans and nulls. */
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  /** Reads an object. */
  public Map<String, Object> readMap(String json) {
    return mapper.readValue(json, new TypeReference<>() {});
  }

  /** Reads a list of strings. */
  public List<String> readStrings(String json) {
    return mapper.readValue(json, new TypeReference<>() {});
  }
}
