package dev.rapport.contact.calls.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose telephone is whose. */
@RestController
@RequestMapping("/api/v1/channel-accounts/{account}/extensions")
class ExtensionsApi {

    /** @param person id of a colleague */
    record ExtensionRequest(
            @Nullable String extension, @Nullable String person) {}

    record ExtensionAnswer(String extension, UUID person, String name) {

        static ExtensionAnswer of(Extensions.Extension one) {
            return new ExtensionAnswer(one.extension(), one.person().value(), one.name());
        }
    }

    private final Extensions extensions;

    ExtensionsApi(Extensions extensions) {
        this.extensions = extensions;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "Extensions of a telephone system, and whose they are")
    Page<ExtensionAnswer> list(@PathVariable String account) {
        return new Page<>(
                extensions.of(Ids.parse(account)).stream()
                        .map(ExtensionAnswer::of)
                        .toList(),
                null);
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say whose an extension is")
    void add(@PathVariable String account, @RequestBody ExtensionRequest request) {
        extensions.add(
                Ids.parse(account),
                Objects.requireNonNullElse(request.extension(), ""),
                UserId.of(Objects.requireNonNullElse(request.person(), "")));
    }

    @ForRoles(Role.ADMIN)
    @DeleteMapping("/{extension}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that an extension is nobody's any more")
    void remove(@PathVariable String account, @PathVariable String extension) {
        extensions.remove(Ids.parse(account), extension);
    }
}
