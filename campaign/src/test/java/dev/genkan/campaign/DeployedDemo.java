package dev.genkan.campaign;

import dev.genkan.demo.Demo;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The demo, with a database of its own where a campaign says so.
class DeployedDemo {

    private DeployedDemo() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(Demo.class, ItsDatabase.class).run(args);
    }
}
