package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.rapport.testing.Browser;
import dev.rapport.testing.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BrowserTest
class LoginTests {

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void asksWhoIsThere() {
        var page = browser.open("/leads");
        assertThat(page.locator("input[type=password]")).isVisible();
    }

    @Test
    void letsSampleStaffIn() {
        var page = browser.logIn("sales", "/");
        assertThat(page.locator("vaadin-app-layout")).isVisible();
    }
}
