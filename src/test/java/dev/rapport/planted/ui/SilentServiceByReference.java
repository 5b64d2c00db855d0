package dev.rapport.planted.ui;

import dev.rapport.planted.SilentService;
import java.util.function.Supplier;

final class SilentServiceByReference {

    Supplier<String> shown(SilentService service) {
        return service::secret;
    }
}
