package care.throughline.access.web;

import care.throughline.access.Staff;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The head of the description at {@code /api/v1/openapi.json}; the rest is read from the
 * controllers.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  static {
    // The reader comes from the sign-in, not from the request.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Staff.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Throughline")
                .version("v1")
                .description(
                    "What the screens do, as JSON. Lists are items, total and next; next is the value of after for the next page. "
                        + "Errors are problem details. Ids are opaque; whoever may not see a thing gets 404."))
        .components(
            new Components()
                .addSecuritySchemes(
                    "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
        .addSecurityItem(new SecurityRequirement().addList("basic"));
  }

  /** Every operation can fail, and always answers in the same shape. */
  @Bean
  OpenApiCustomizer problems() {
    ApiResponse problem =
        new ApiResponse()
            .description(
                "A problem: title, status and detail in words; findings by field with 422, holder with 409.")
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType()
                            .schema(
                                new Schema<Object>()
                                    .type("object")
                                    .addProperty("title", new Schema<String>().type("string"))
                                    .addProperty("status", new Schema<Integer>().type("integer"))
                                    .addProperty("detail", new Schema<String>().type("string")))));
    return description ->
        description.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
  }
}
