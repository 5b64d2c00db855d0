package dev.rapport.engine.runtime;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The data folder, locked for as long as anything in it is used. Without children it is neither made nor locked. */
@Configuration(proxyBeanMethods = false)
class DataFolderConfiguration {

    @Bean
    @Lazy
    DataFolderLock dataFolderLock(@Value("${rapport.data:data}") Path path) {
        return new DataFolderLock(new DataFolder(path));
    }

    @Bean
    @Lazy
    DataFolder dataFolder(@Value("${rapport.data:data}") Path path, DataFolderLock held) {
        return new DataFolder(path);
    }
}
