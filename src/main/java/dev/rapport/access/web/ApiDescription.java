package dev.rapport.access.web;

import dev.rapport.access.Creates;
import dev.rapport.access.Replaces;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TEXT = """
            Customer relationships, run as BPMN cases. Lists answer {items, next}; give next as "after" for the \
            following page. Errors are problem details (RFC 9457) whose member "code" names the reason and whose texts \
            follow Accept-Language (English or Chinese). Operations that make something take an Idempotency-Key: sent \
            again within a day, they answer as the first time and make nothing more.""";

    private static final String KEY_TEXT = """
            1 to 128 visible ASCII characters, new for each request, such as a UUID. The same request sent again within \
            24 hours is answered as the first time, with Idempotent-Replayed: true; 422 when it says something else, \
            409 with Retry-After while the first is under way. What failed was not done, and its key is free.""";

    private static final String MATCH_TEXT = """
            The version that was read and is to be replaced: the ETag, or the member "version" in quotes. 412 when \
            somebody wrote another meanwhile, and who; 428 without it. * replaces whatever is there.""";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Rapport").version("v1").description(TEXT))
                .components(new Components()
                        .addSecuritySchemes("basic", scheme("basic"))
                        .addSecuritySchemes("token", scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    OperationCustomizer whatTakesAKey() {
        return (operation, method) -> method.hasMethodAnnotation(Creates.class)
                ? operation.addParametersItem(new HeaderParameter()
                        .name(IdempotentPosts.HEADER)
                        .description(KEY_TEXT)
                        .schema(new StringSchema().minLength(1).maxLength(128)))
                : operation;
    }

    @Bean
    OperationCustomizer whatReplaces() {
        return (operation, method) -> {
            if (method.hasMethodAnnotation(Replaces.class))
                operation.getParameters().stream()
                        .filter(parameter -> "If-Match".equals(parameter.getName()))
                        .forEach(parameter -> parameter.required(true).description(MATCH_TEXT));
            return operation;
        };
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }
}
