package dev.rapport.testing;

import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

final class EngineForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = new HashMap<String, Object>(TestEnvironment.database(TestEnvironment.ENGINE_DATABASE));
        var broker = TestEnvironment.broker();
        properties.put("rapport.camunda.grpc-address", broker.grpc().toString());
        properties.put("rapport.camunda.rest-address", broker.rest().toString());
        properties.put("rapport.camunda.management-address", broker.management().toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testing", properties));
    }
}
