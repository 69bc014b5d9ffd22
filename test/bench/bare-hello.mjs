// What a page is measured against: a bare Koa that says hello.
import Koa from 'koa';

new Koa()
	.use(context => {
		context.body = 'hello';
	})
	.listen(Number(process.env.PORT), '127.0.0.1');
