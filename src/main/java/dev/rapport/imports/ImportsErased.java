package dev.rapport.imports;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files that ended and hold the customer go whole: a part of a file cannot be downloaded again. Their figures stay. */
@Configuration(proxyBeanMethods = false)
class ImportsErased {

    @Bean
    ErasesCustomer importsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("import_error", "cast(arguments as text) ~* :pattern"),
                deleted("import_undo_stay", "cast(arguments as text) ~* :pattern"),
                deleted("import_chunk", """
                        import_id in (
                            select chunk.import_id
                            from import_chunk chunk
                            join import_run on import_run.id = chunk.import_id
                            where ended_at is not null
                                and exists (
                                    select
                                    from unnest(cast(:bytes as bytea[])) as word
                                    where position(word in chunk.content) > 0))
                        """));
    }
}
