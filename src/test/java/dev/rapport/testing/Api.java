package dev.rapport.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import dev.rapport.access.Person;
import jakarta.servlet.Filter;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Asks the application's API, as a person of {@link Colleagues} or as whoever the request says. */
@Lazy
public class Api {

    private final MockMvc web;

    Api(WebApplicationContext application) {
        web = MockMvcBuilders.webAppContextSetup(application)
                .addFilters(application.getBean("bodyLimit", Filter.class))
                .apply(springSecurity())
                .addFilters(application.getBean("idempotentPosts", Filter.class))
                .build();
    }

    public ResultActions ask(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return ask(request.with(httpBasic(person.login(), Colleagues.PASSWORD)));
    }

    public ResultActions ask(RequestBuilder request) throws Exception {
        return web.perform(request);
    }
}
