package dev.rapport.access.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TEXT = """
            Customer relationships, run as BPMN cases. Lists answer {items, next}; give next as "after" for the \
            following page. Errors are problem details (RFC 9457) whose member "code" names the reason and whose texts \
            follow Accept-Language (English or Chinese).""";

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

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }
}
