package dev.rapport.testing;

import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

final class DatabaseForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = new HashMap<String, Object>(TestEnvironment.database("database_tests"));
        properties.put("rapport.accounts.most", 100_000); // all tests connect theirs in one database
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testing", properties));
    }
}
