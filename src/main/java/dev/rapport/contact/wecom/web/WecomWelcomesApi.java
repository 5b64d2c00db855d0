package dev.rapport.contact.wecom.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.wecom.WecomWelcomes;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/channel-accounts/{account}/unsent-welcomes")
class WecomWelcomesApi {

    /**
     * @param customer what they call themselves, or their masked id
     * @param trouble key of the sentence that says why
     * @param detail what WeCom said
     */
    record UnsentWelcomeAnswer(String customer, String staff, Instant at, String trouble, String detail) {

        static UnsentWelcomeAnswer of(WecomWelcomes.Unsent one) {
            return new UnsentWelcomeAnswer(
                    one.customer(),
                    one.staff(),
                    one.at(),
                    one.why().reason(),
                    one.why().detail());
        }
    }

    private final WecomWelcomes welcomes;

    WecomWelcomesApi(WecomWelcomes welcomes) {
        this.welcomes = welcomes;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "Who added a colleague in WeCom lately and was not greeted, and why, the newest first")
    Page<UnsentWelcomeAnswer> list(@PathVariable String account) {
        return new Page<>(
                welcomes.unsent(Ids.parse(account)).stream()
                        .map(UnsentWelcomeAnswer::of)
                        .toList(),
                null);
    }
}
