package dev.rapport.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Access;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Role;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

@DatabaseTest
class RolesOfNowTests {

    @Autowired
    Access access;

    @Autowired
    PasswordLogin logins;

    @Autowired
    StaffDesk desk;

    @Autowired
    Colleagues colleagues;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anOpenSessionIsLetInByTheRolesOfNow() throws Exception {
        var boss = colleagues.join(null, Role.ADMIN);
        var person = colleagues.join(null, Role.ADMIN);
        var profile = new PersonProfile(
                "Anna", List.of(Role.SALES), List.of(), null, List.of(), List.of(), 1, Locale.ENGLISH, ZoneOffset.UTC);
        colleagues.as(boss, () -> desk.change(person.id(), profile, Revision.ANY));

        colleagues.logIn(person);
        assertThat(roles()).containsExactly("ROLE_ADMIN");
        ask();
        assertThat(roles()).containsExactly("ROLE_SALES");
    }

    private void ask() throws ServletException, IOException {
        new StrangersStayOutside(access, logins)
                .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), new MockFilterChain());
    }

    private static List<@Nullable String> roles() {
        return SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }
}
