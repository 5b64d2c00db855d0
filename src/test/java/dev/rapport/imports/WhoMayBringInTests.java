package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Nobody does by a file what they may not do for one. */
@DatabaseTest
class WhoMayBringInTests {

    /** What of the API does for one what a row of the kind does, where it is more than adding one by its name. */
    private static final Map<String, List<String>> ONE_BY_ONE = Map.of(
            "customers", List.of("POST /api/v1/customers", "PUT /api/v1/customers/%s/terms"),
            "products", List.of("POST /api/v1/products", "PUT /api/v1/products/%s"),
            "purchases", List.of("POST /api/v1/customers/%s/purchases", "POST /api/v1/customers"),
            "staff",
                    List.of(
                            "POST /api/v1/people",
                            "PUT /api/v1/people/%s",
                            "POST /api/v1/teams",
                            "PUT /api/v1/teams/%s",
                            "POST /api/v1/teams/%s/members"));

    @Autowired
    ImportKinds kinds;

    @Autowired
    Imports imports;

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Test
    void whoMayBringInAKindMayMakeAndChangeOneOfIt() throws Exception {
        var bringIn = new TreeMap<String, TreeSet<Role>>();
        for (var kind : kinds.all())
            for (var role : Role.values()) {
                var asker = colleagues.join(colleagues.newTeam(), role);
                var allowed = mayBringIn(asker, kind.name());
                if (allowed)
                    bringIn.computeIfAbsent(kind.name(), name -> new TreeSet<>())
                            .add(role);
                for (var operation : ONE_BY_ONE.getOrDefault(kind.name(), List.of("POST /api/v1/" + kind.name())))
                    if (allowed)
                        assertThat(may(asker, operation))
                                .as("%s brings in %s, so may %s", role, kind.name(), operation)
                                .isTrue();
            }

        assertThat(bringIn.get("staff")).containsExactly(Role.ADMIN);
        assertThat(bringIn.get("customers")).containsExactlyInAnyOrder(Role.MANAGER, Role.ADMIN);
        assertThat(bringIn.get("products")).containsExactlyInAnyOrder(Role.MANAGER, Role.ADMIN);
        assertThat(bringIn.get("leads")).containsExactlyInAnyOrder(Role.SALES, Role.MANAGER, Role.ADMIN);
        assertThat(bringIn.get("opportunities")).containsExactlyInAnyOrder(Role.MANAGER, Role.ADMIN);
        assertThat(bringIn.get("purchases")).containsExactlyInAnyOrder(Role.MANAGER, Role.ADMIN);
        assertThat(bringIn.get("tickets")).containsExactlyInAnyOrder(Role.MANAGER, Role.ADMIN);
    }

    @Test
    void theKindsThatAreOfferedAreThoseThatMayBeBroughtIn() {
        for (var role : Role.values()) {
            var asker = colleagues.join(colleagues.newTeam(), role);
            var offered = colleagues.as(asker, imports::kinds);
            for (var kind : kinds.all())
                assertThat(offered.contains(kind))
                        .as(role + " " + kind.name())
                        .isEqualTo(kinds.roles(kind).contains(role));
        }
    }

    private boolean mayBringIn(Person asker, String kind) throws Exception {
        var file = new MockMultipartFile("file", "x.csv", "text/csv", new byte[] {'a', '\n'});
        return isAllowed(api.ask(multipart("/api/v1/imports/" + kind).file(file).with(login(asker)))
                .andReturn()
                .getResponse()
                .getStatus());
    }

    private boolean may(Person asker, String operation) throws Exception {
        var parts = operation.formatted(UUID.randomUUID()).split(" ");
        return isAllowed(api.ask(request(HttpMethod.valueOf(parts[0]), parts[1])
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .header("If-Match", "*")
                        .with(login(asker)))
                .andReturn()
                .getResponse()
                .getStatus());
    }

    private static boolean isAllowed(int status) {
        assertThat(status).isNotEqualTo(401);
        return status != 403;
    }

    private static RequestPostProcessor login(Person asker) {
        return SecurityMockMvcRequestPostProcessors.httpBasic(asker.login(), Colleagues.PASSWORD);
    }
}
